/** Attachments: taken in with their type looked at, kept by digest, given out under the scope of the unit that keeps them, never as HTML. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FileStore } from '../../files/store.ts';
import { parseForm } from '../../form.ts';
import { refuse } from '../../refusal.ts';
import type { Registry } from '../../registry.ts';
import type { Actor, Reach } from '../../rights.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { claimsOf } from '../run-command.ts';
import { cellOf } from '../write-rows.ts';

/** Largest attachment in bytes; videos of a visit are cut by the phone before they are sent. */
const LARGEST = 200 * 1024 * 1024;
const CONVERTED = '原为GBK编码，已转成UTF-8保存，文字不变';
/** Names asked for at once: a page of records with several attachments each. */
const MOST_NAMES = 500;
const ORDER: readonly Reach[] = ['region-and-below', 'line-and-below', 'unit-and-below', 'unit'];

const namesAsk = z.strictObject(
  { ids: z.array(z.uuid({ error: '附件编号不对' })).max(MOST_NAMES, { error: `一次最多查${MOST_NAMES}个附件` }) },
  { error: '请指明要查的附件' },
);

interface AttachmentRow {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/**
 * The widest reach in which the actor reads what units keep: an attachment is as visible as the records of its unit. Other grants, however
 * far they reach (keeping people, say), open no attachment.
 */
function widest(registry: Registry, actor: Actor): Reach {
  const reads = new Set([...registry.records.values()].filter((def) => def.sharing === 'unit').map((def) => def.read));
  return ORDER.find((reach) => actor.grants.some((g) => g.reach === reach && reads.has(g.right))) ?? 'platform';
}

export async function fileRoutes(app: FastifyInstance, deps: HttpDeps & { readonly files: FileStore }): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fileSize: LARGEST, fields: 5, fieldSize: 2_000 } });

  app.post('/api/files', { bodyLimit: LARGEST + 65_536 }, async (request) => {
    const actor = await callerOf(deps, request);
    if (widest(deps.registry, actor) === 'platform') throw refuse('right.denied', '您当前的岗位不能上传业务附件。');
    if (!request.isMultipart()) throw refuse('input.file', '请选择要上传的文件。');
    const part = await request.file();
    if (!part) throw refuse('input.file', '请选择要上传的文件。');
    const stored = await deps.files.put(
      part.file,
      { file_name: part.filename, declared_type: part.mimetype },
      { max_bytes: LARGEST },
    );
    const row = { id: uuidv7(), name: stored.file_name, type: stored.mime, size: stored.size };
    await deps.db.transact(claimsOf(actor, 'unit'), (tx) =>
      tx.run(sql`insert into attachment (id, cell, region, unit, line, sha256, name, type, size, by_person, at)
        values (${row.id}, ${cellOf(actor.unit.region)}, ${actor.unit.region}, ${actor.unit.code}, ${actor.unit.line}, ${stored.sha256},
          ${row.name}, ${row.type}, ${row.size}, ${actor.person}, ${deps.clock.now().toISOString()})`),
    );
    // What was changed on its way in is said to who sent it.
    return stored.converted ? { ...row, note: CONVERTED } : row;
  });

  app.post('/api/files/names', async (request) => {
    const actor = await callerOf(deps, request);
    const { ids } = parseForm(namesAsk, request.body ?? {});
    const files = await deps.db.ask<Omit<AttachmentRow, 'sha256'>>(
      claimsOf(actor, widest(deps.registry, actor)),
      sql`select id, name, type, size from attachment where id = any(${ids})`,
    );
    return { files };
  });

  app.get<{ Params: { id: string }; Querystring: { inline?: string } }>('/api/files/:id', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(z.uuid({ error: '附件编号不对' }), request.params.id);
    const rows = await deps.db.ask<AttachmentRow>(
      claimsOf(actor, widest(deps.registry, actor)),
      sql`select id, sha256, name, type, size from attachment where id = ${id}`,
    );
    const row = rows[0];
    if (!row) throw refuse('missing.file', '没有找到这个附件，或者它不在您的管辖范围内。');
    const inline = request.query.inline === '1' && /^(image\/(jpeg|png|webp)|application\/pdf)$/.test(row.type);
    reply.header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    );
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    reply.header('cache-control', 'private, max-age=300');
    return reply.type(row.type).send(await deps.files.get(row.sha256, { verify: true }));
  });
}
