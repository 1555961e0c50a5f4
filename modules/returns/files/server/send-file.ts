/** Sends a file and leaves its trace in the access log, as every export does. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/rights.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import type { FilesDeps } from './deps.ts';

export const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
} as const;

export interface FileToSend {
  readonly name: string;
  readonly type: keyof typeof TYPES;
  readonly body: Readable | Buffer;
  /** What was taken out, in names and ids. */
  readonly what: Readonly<Record<string, string | number | boolean | null>>;
}

export async function sendFile(
  deps: FilesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  file: FileToSend,
) {
  await logAccess(deps.db, {
    kind: 'export',
    ok: true,
    at: deps.clock.now().toISOString(),
    actor,
    address: request.ip,
    what: { ...file.what, type: file.type },
  });
  const name = encodeURIComponent(`${file.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.${file.type}`);
  reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
  return reply.type(TYPES[file.type]).send(file.body);
}
