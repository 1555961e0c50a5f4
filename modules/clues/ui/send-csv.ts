/** Sends a hotline's CSV. Throws `Problem` or `Unreachable`. */
import { problemFrom, Unreachable } from '#kernel/ui/api/problem.ts';

export interface ImportCounts {
  readonly total: number;
  readonly made: number;
  readonly present: number;
  readonly refused: number;
  readonly faults?: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}

export async function sendCsv(file: File, dry_run: boolean): Promise<ImportCounts> {
  const body = new FormData();
  body.append('file', file);
  let response: Response;
  try {
    response = await fetch(`/api/clues/import-csv${dry_run ? '?dry_run=1' : ''}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-zs-request': '1' },
      body,
      credentials: 'same-origin',
    });
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as ImportCounts;
}
