/** Import over HTTP: the template, an upload (dry or real; large ones in the background), what was refused, a corrected row. See kernel/import/README.md. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FileStore } from '../../files/store.ts';
import { writeXlsx } from '../../files/xlsx-write.ts';
import { parseForm } from '../../form.ts';
import { headerLabel } from '../../import/header.ts';
import { type ImportKind, importKindNamed, importKinds } from '../../import/kind.ts';
import { choicesOf, importTemplate } from '../../import/template.ts';
import { refuse } from '../../refusal.ts';
import { type Actor, grantOf } from '../../rights.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { bytesOf, importJob, replayRow } from '../import-job.ts';
import { countRows, importRecords } from '../import-records.ts';
import { importClaims } from '../import-row.ts';
import { queueImport } from '../import-task.ts';

const LARGEST = 20 * 1024 * 1024;
/** Rows answered while the person waits; more become a task. */
const AT_ONCE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const jobId = z.uuid({ error: '导入编号不对，请从导入结果中打开' });
const rowNumber = z.coerce.number({ error: '行号不对' }).int().min(1).max(2_000_000);
const cells = z.strictObject(
  { values: z.record(z.string().max(60), z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()])) },
  { error: '请填写改正后的内容' },
);

function kindNamed(name: string): ImportKind {
  const kind = importKindNamed(name);
  if (!kind) throw refuse('missing.import-kind', '这种台账不能导入。');
  return kind;
}

/** Without a file store every import is answered at once. */
export function importRoutes(app: FastifyInstance, deps: HttpDeps & { readonly files?: FileStore }): void {
  if (!app.hasContentTypeParser('multipart/form-data')) app.register(multipart);
  const dictionary = (actor: Actor) => (id: string) =>
    deps.policy(actor.unit.region, deps.clock.today()).dictionary(id);

  app.get('/api/import', async (request) => {
    const actor = await callerOf(deps, request);
    const kinds = importKinds().filter((kind) => grantOf(actor, kind.right));
    return { kinds: kinds.map((kind) => describe(kind, dictionary(actor))) };
  });

  app.get<{ Params: { record: string } }>('/api/import/:record/template', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const kind = kindNamed(request.params.record);
    importClaims(kind, actor);
    const name = encodeURIComponent(`${kind.label}导入模板.xlsx`);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    return reply.type(XLSX).send(writeXlsx(importTemplate(kind, dictionary(actor))));
  });

  app.post<{ Params: { record: string }; Querystring: { dry_run?: string } }>(
    '/api/import/:record',
    { bodyLimit: LARGEST + 65_536 },
    async (request, reply) => {
      const actor = await callerOf(deps, request);
      const kind = kindNamed(request.params.record);
      importClaims(kind, actor);
      if (!request.isMultipart()) throw refuse('input.file', '请选择要上传的表格（.xlsx）。');
      const part = await request.file({ limits: { fileSize: LARGEST + 1, files: 1 } });
      if (!part) throw refuse('input.file', '请选择要上传的表格（.xlsx）。');
      const dry_run = request.query.dry_run === '1';
      const bytes = await bytesOf(part.file);
      const about = { dry_run, file_name: part.filename };
      const { files } = deps;
      if (files && (await countRows(kind, bytes, AT_ONCE)) > AT_ONCE) {
        const queued = await queueImport({ ...deps, files }, actor, kind, bytes, about);
        return reply.status(202).send({ ...queued, dry_run });
      }
      return { ...(await importRecords(deps, actor, kind, bytes, about)), task: null };
    },
  );

  app.get<{ Params: { job: string } }>('/api/import/:job', async (request) => {
    const actor = await callerOf(deps, request);
    const job = await importJob(deps.db, actor, parseForm(jobId, request.params.job));
    return { ...job, ...describe(kindNamed(job.kind), dictionary(actor)) };
  });

  app.post<{ Params: { job: string; n: string } }>('/api/import/:job/rows/:n', async (request) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(jobId, request.params.job);
    const job = await importJob(deps.db, actor, id);
    const { values } = parseForm(cells, request.body ?? {});
    const at = { job: id, number: parseForm(rowNumber, request.params.n) };
    return replayRow(deps, actor, kindNamed(job.kind), at, values);
  });
}

/** Columns as the screen of refused rows needs them. */
function describe(kind: ImportKind, dictionary: (id: string) => readonly { value: string; label: string }[]) {
  return {
    kind: kind.name,
    label: kind.label,
    columns: kind.columns.map(({ name, field }) => ({
      name,
      label: headerLabel(field),
      required: field.required === true,
      hint: field.hint ?? null,
      choices: choicesOf(field, dictionary).map((c) => c.label),
    })),
  };
}
