/** The one door to the server. Writes carry the header that a page of another site cannot set. */
import { Problem, problemFrom, problemOf, Unreachable } from './problem.ts';

type SignedOut = (problem: Problem) => void;
let signedOut: SignedOut = () => undefined;

/** What to do when the session has ended; the desk shows the sign-in page and keeps what was typed. */
export function onSignedOut(act: SignedOut): void {
  signedOut = act;
}

function noticed(problem: Problem, path: string): Problem {
  if (problem.status === 401 && !path.startsWith('/api/session')) signedOut(problem);
  return problem;
}

async function call(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-zs-request'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    const payload = body === undefined ? null : JSON.stringify(body);
    response = await fetch(path, {
      method,
      headers,
      body: payload,
      signal: signal ?? null,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (!response.ok) throw noticed(await problemFrom(response), path);
  return response;
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Reads. Throws `Problem` or `Unreachable`. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await call('GET', path, undefined, signal));
}

/** Writes, and reads whose question needs a body. Throws `Problem` or `Unreachable`. */
export async function post<T>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await call('POST', path, body, signal));
}

export async function remove(path: string): Promise<void> {
  await call('DELETE', path);
}

/** Asks for a file (a read when `body` is undefined) and hands it to the browser's download under the given name. */
export async function download(path: string, body: unknown, name: string): Promise<void> {
  const blob = await (await call(body === undefined ? 'GET' : 'POST', path, body)).blob();
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** What was changed on its way in. */
  readonly note?: string;
}

/** Sends one file; `progress` is told 0–100. Abort with the signal. Throws `Problem` or `Unreachable`. */
export function upload(file: File, progress: (percent: number) => void, signal?: AbortSignal): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.setRequestHeader('x-zs-request', '1');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100));
    };
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as StoredFile);
      else reject(noticed(problemOf(request.status, request.responseText), '/api/files'));
    };
    request.onerror = () => reject(new Unreachable());
    request.onabort = () => reject(new Problem({ status: 0, code: 'upload.cancelled', detail: '已取消上传。' }));
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
