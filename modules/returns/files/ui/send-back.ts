/** Sends a file that comes back to its return or round. Throws `Problem` or `Unreachable`. */
import { problemFrom, Unreachable } from '#kernel/ui/api/problem.ts';

export interface ChoicesMade {
  readonly apply: boolean;
  readonly take: readonly string[];
  readonly leave: readonly string[];
}

export async function sendBack<T>(path: string, file: File, choices: ChoicesMade): Promise<T> {
  const form = new FormData();
  // Before the file: the server reads the parts in order.
  form.append('choices', JSON.stringify(choices));
  form.append('file', file);
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-zs-request': '1' },
      body: form,
      credentials: 'same-origin',
    });
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as T;
}
