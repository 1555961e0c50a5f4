/** Reading records over HTTP: list, one, time line, export, search. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import { searchable } from '../../grams.ts';
import type { RecordDef } from '../../record.ts';
import { refuse } from '../../refusal.ts';
import type { Actor } from '../../rights.ts';
import { grantOf } from '../../rights.ts';
import { logAccess } from '../access-log.ts';
import { answerList, LIST_ANSWER } from '../answer-list.ts';
import { exportRecords } from '../export-records.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { getRecord, listRecords, timeline } from '../read-records.ts';
import { refTitles, unitNames } from '../ref-titles.ts';
import { claimsOf } from '../run-command.ts';
import { searchSql } from '../search-sql.ts';

const MOST_WORDS = 60;

const filterValue = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(500), z.number()])).max(200),
  z.strictObject({
    from: z.union([z.string().max(40), z.number()]).optional(),
    until: z.union([z.string().max(40), z.number()]).optional(),
  }),
]);
const listSchema = z.strictObject({
  filter: z.record(z.string().max(60), filterValue).optional(),
  state: z.array(z.string().max(40)).max(30).optional(),
  words: z.string().max(MOST_WORDS, { error: '查找的词太长，请缩短到60个字以内' }).optional(),
  after: z.strictObject({ by: z.string().max(60), id: z.uuid({ error: '翻页位置不对，请回到第一页' }) }).optional(),
  limit: z.number().int().min(1).max(500).optional(),
});
const exportSchema = listSchema.extend({
  /** Names in the order wanted; every column of the record when absent. */
  columns: z.array(z.string().max(60)).min(1, { error: '请至少选择一列' }).max(200).optional(),
});
const idSchema = z.uuid({ error: '编号不对，请从列表中打开' });

/** The record of an address, or `missing.kind`. */
export function recordNamed(deps: HttpDeps, name: string): RecordDef {
  const def = deps.registry.records.get(name);
  if (!def) throw refuse('missing.kind', '没有这种台账。');
  return def;
}

/** The schema describes. Rows have a shape for each record, so a serialiser compiled for the route could say nothing of them. */
const LIST_ROUTE = {
  schema: { response: { 200: LIST_ANSWER } },
  serializerCompiler: () => (answer: unknown) => JSON.stringify(answer),
};

export function recordRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: { record: string } }>('/api/records/:record/list', LIST_ROUTE, async (request) => {
    const actor = await callerOf(deps, request);
    const def = recordNamed(deps, request.params.record);
    return answerList(deps, def, actor, parseForm(listSchema, request.body ?? {}));
  });

  app.get<{ Params: { record: string; id: string } }>('/api/records/:record/:id', async (request) => {
    const actor = await callerOf(deps, request);
    const def = recordNamed(deps, request.params.record);
    const found = await getRecord(deps.db, deps.registry, def, actor, parseForm(idSchema, request.params.id));
    return { ...found, ...(await names(deps, actor, def, [found.row])) };
  });

  app.get<{ Params: { record: string; id: string } }>('/api/records/:record/:id/timeline', async (request) => {
    const actor = await callerOf(deps, request);
    const def = recordNamed(deps, request.params.record);
    return { entries: await timeline(deps.db, deps.registry, def, actor, parseForm(idSchema, request.params.id)) };
  });

  app.post<{ Params: { record: string } }>('/api/records/:record/export', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const def = recordNamed(deps, request.params.record);
    const { columns, ...ask } = parseForm(exportSchema, request.body ?? {});
    // What cannot be answered is refused before the file begins; a stream that breaks off tells nobody why.
    await listRecords(deps.db, def, actor, { ...ask, limit: 1 });
    const stream = await exportRecords(deps, def, actor, ask, columns);
    await logAccess(deps.db, {
      kind: 'export',
      ok: true,
      at: deps.clock.now().toISOString(),
      actor,
      address: request.ip,
      what: { record: def.name, filter: Object.keys(ask.filter ?? {}).join(',') },
    });
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${def.label}.xlsx`)}`);
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(stream);
  });

  app.get<{ Querystring: { words?: string; records?: string } }>('/api/search', async (request) => {
    const actor = await callerOf(deps, request);
    const words = String(request.query.words ?? '').slice(0, MOST_WORDS);
    if (!searchable(words)) return { hits: [] };
    const wanted = request.query.records ? request.query.records.split(',') : [...deps.registry.records.keys()];
    return { hits: await search(deps, actor, words, wanted) };
  });
}

export interface Hit {
  readonly record: string;
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly region: string;
}

const MOST_HITS = 20;

/** Searches record by record, each under its own right's scope. */
async function search(deps: HttpDeps, actor: Actor, words: string, wanted: readonly string[]): Promise<Hit[]> {
  const byReach = new Map<string, RecordDef[]>();
  for (const name of wanted) {
    const def = deps.registry.records.get(name);
    const grant = def && grantOf(actor, def.read);
    if (!grant || grant.reach === 'platform') continue;
    byReach.set(grant.reach, [...(byReach.get(grant.reach) ?? []), def]);
  }
  const found = await Promise.all(
    [...byReach].map(([reach, defs]) =>
      deps.db.ask<Hit>(claimsOf(actor, reach as Parameters<typeof claimsOf>[1]), searchSql(words, defs, MOST_HITS)),
    ),
  );
  return found.flat().slice(0, MOST_HITS);
}

async function names(deps: HttpDeps, actor: Actor, def: RecordDef, rows: readonly Readonly<Record<string, unknown>>[]) {
  const [refs, units] = await Promise.all([refTitles(deps, actor, def, rows), unitNames(deps.db, actor, def, rows)]);
  return { refs, units };
}
