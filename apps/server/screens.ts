/**
 * The built screens. What is there is looked up when it is asked for, so that a build made under a running server is served at once, and a file
 * that is gone is said to be gone: a page handed out in place of a script would be kept by browsers as that script.
 */
import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Screens and the address under which each is served. */
const SCREENS = [
  { name: 'portal', at: '/p/' },
  { name: 'field', at: '/field/' },
  { name: 'desk', at: '/' },
] as const;

/** The build gives files below this folder a name that changes with their content. */
const HASHED = `assets${sep}`;
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about each time: the page names the files of its own build. */
const ASK_AGAIN = 'no-cache';

/** Adds the screens built in `root`; `root` need not be there yet. */
export async function addScreens(app: FastifyInstance, root: string): Promise<void> {
  for (const { name, at } of SCREENS) {
    const folder = join(root, name);
    await app.register(async (scope) => {
      await scope.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, suppressWarning: true });
      scope.get<{ Params: { '*': string } }>(`${at}*`, (request, reply) =>
        answer(folder, request.params['*'], request, reply),
      );
    });
  }
}

async function answer(folder: string, asked: string, request: FastifyRequest, reply: FastifyReply) {
  if (request.url.startsWith('/api/')) return reply.callNotFound();
  const file = normalize(asked);
  if (file !== '.' && !file.startsWith('..') && (await isFile(join(folder, file))))
    return reply.header('cache-control', file.startsWith(HASHED) ? FOR_EVER : ASK_AGAIN).sendFile(file);
  if (!wantsPage(request) || file.startsWith(HASHED) || !(await isFile(join(folder, 'index.html')))) {
    reply.header('cache-control', 'no-store');
    return reply.callNotFound();
  }
  return reply.header('cache-control', ASK_AGAIN).sendFile('index.html');
}

/** A person going to an address, as against a page asking for one of its files. */
function wantsPage({ headers }: FastifyRequest): boolean {
  const mode = headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'navigate';
  const { accept } = headers;
  return accept === undefined || accept.includes('text/html') || accept.trim() === '*/*';
}

async function isFile(path: string): Promise<boolean> {
  if (path.includes('\0')) return false;
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
