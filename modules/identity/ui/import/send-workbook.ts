/** Sends a workbook to the import. Throws `Problem` or `Unreachable`. */
import { problemFrom, Unreachable } from '#kernel/ui/api/problem.ts';
import type { ImportAnswer } from './shapes.ts';

export async function sendWorkbook(kind: string, file: File, dry_run: boolean): Promise<ImportAnswer> {
  const form = new FormData();
  form.append('file', file);
  let response: Response;
  try {
    response = await fetch(`/api/import/${kind}${dry_run ? '?dry_run=1' : ''}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-zs-request': '1' },
      body: form,
      credentials: 'same-origin',
    });
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as ImportAnswer;
}
