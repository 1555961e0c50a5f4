/** A signed-in person's way through the server's HTTP face, as their screen would go, without a network in between. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { SESSION_COOKIE } from '#kernel/server/http.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

export interface Trouble {
  readonly code: string;
  readonly detail: string;
  readonly faults?: readonly { readonly field: string; readonly message: string }[];
  readonly basis?: readonly unknown[];
}

export interface Done {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly result?: Record<string, unknown>;
}

export type Row = Record<string, unknown> & { readonly id: string; readonly state: string; readonly version: number };

export interface Client {
  readonly token: string;
  call<T = Record<string, unknown>>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown): Promise<Answer<T>>;
  /** Gives a command and expects it to be done; a refusal fails the test with its own words. */
  act(command: string, input: unknown, id?: string, more?: { version?: number; key?: string }): Promise<Done>;
  /** Gives a command that is expected to be refused, and answers why. */
  refused(
    command: string,
    input: unknown,
    id?: string,
    more?: { version?: number },
  ): Promise<Trouble & { status: number }>;
  ask<T>(query: string, input?: unknown): Promise<T>;
  list(record: string, ask?: unknown): Promise<readonly Row[]>;
  open(record: string, id: string): Promise<{ readonly row: Row; readonly can: readonly string[] }>;
  /** A file as bytes. */
  download(url: string): Promise<Buffer>;
  /** Uploads one file as a form does. */
  upload<T>(url: string, name: string, bytes: Uint8Array): Promise<Answer<T>>;
}

export function client(http: FastifyInstance, token = ''): Client {
  const headers = {
    host: 'localhost',
    'x-zs-request': '1',
    ...(token ? { cookie: `${SESSION_COOKIE}=${token}` } : {}),
  };
  const send = (options: InjectOptions) => http.inject({ ...options, headers: { ...headers, ...options.headers } });
  const call: Client['call'] = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown) => {
    const answer = await send({ method, url, ...(body === undefined ? {} : { payload: body as object }) });
    const json = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: (json ? answer.json() : answer.body) as T };
  };
  const done = async <T>(url: string, body: unknown): Promise<T> => {
    const answer = await call<T>('POST', url, body);
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    token,
    call,
    act: (command, input, id, more = {}) => done<Done>(`/api/commands/${command}`, { ...more, id, input }),
    async refused(command, input, id, more = {}) {
      const { status, body } = await call<Trouble>('POST', `/api/commands/${command}`, { ...more, id, input });
      if (status < 400) throw new Error(`${command} was not refused: ${JSON.stringify(body)}`);
      return { ...body, status };
    },
    ask: (query, input = {}) => done(`/api/queries/${query}`, input),
    list: async (record, ask = {}) => (await done<{ rows: Row[] }>(`/api/records/${record}/list`, ask)).rows,
    async open(record, id) {
      const { status, body } = await call<{ row: Row; can: string[] }>('GET', `/api/records/${record}/${id}`);
      if (status !== 200) throw new Error(`${record} ${id}: ${JSON.stringify(body)}`);
      return body;
    },
    async download(url) {
      const answer = await send({ method: 'GET', url });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
      return answer.rawPayload;
    },
    async upload<T>(url: string, name: string, bytes: Uint8Array) {
      const edge = 'zs-test-edge';
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const answer = await send({
        method: 'POST',
        url,
        headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
        payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
      });
      return { status: answer.statusCode, body: answer.json<T>() };
    },
  };
}

/** Signs in with a password; answers the client and what the session says of it. */
export async function signInAs(http: FastifyInstance, username: string, password: string): Promise<Client> {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: 'localhost', 'x-zs-request': '1' },
    payload: { username, password },
  });
  if (answer.statusCode !== 200) throw new Error(`sign-in of ${username}: ${answer.body}`);
  return client(http, answer.cookies.find((it) => it.name === SESSION_COOKIE)?.value ?? '');
}

/** Goes on as another post of one's own, or as somebody who has lent theirs. */
export async function actAs(http: FastifyInstance, who: Client, post: string): Promise<Client> {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/session/post',
    headers: { host: 'localhost', 'x-zs-request': '1', cookie: `${SESSION_COOKIE}=${who.token}` },
    payload: { post },
  });
  if (answer.statusCode !== 200) throw new Error(`acting as ${post}: ${answer.body}`);
  return client(http, answer.cookies.find((it) => it.name === SESSION_COOKIE)?.value ?? '');
}
