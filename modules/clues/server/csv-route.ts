/** CSV of a hotline: read, put into the shape of the workbook, and imported by the very same way; answers as `/api/import/clue` does. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { refuse } from '#kernel/refusal.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { bytesOf } from '#kernel/server/import-job.ts';
import { countRows, importRecords } from '#kernel/server/import-records.ts';
import { importClaims } from '#kernel/server/import-row.ts';
import { queueImport } from '#kernel/server/import-task.ts';
import { csvRows, csvText } from '../domain/csv.ts';
import { clueImport } from '../import.ts';

const LARGEST = 20 * 1024 * 1024;
const AT_ONCE = 500;
const MOST_COLUMNS = 100;

/** The workbook of a CSV: same cells, same rows, so that faults name the rows the person sees. */
async function bookOf(bytes: Uint8Array): Promise<Uint8Array> {
  const [head = [], ...rows] = csvRows(csvText(bytes));
  if (head.length === 0) throw refuse('input.csv', '文件是空的。请重新导出后再上传。');
  if (head.length > MOST_COLUMNS) throw refuse('input.csv', `文件有${head.length}列，太多了；请按导入模板的栏目整理。`);
  const columns = head.map((label) => ({ label, kind: 'text' as const }));
  return xlsxBuffer([{ name: clueImport.label, columns, rows: rows.map((row) => head.map((_, at) => row[at] ?? '')) }]);
}

export function csvRoute(app: FastifyInstance, deps: HttpDeps & { readonly files: FileStore }): void {
  app.post<{ Querystring: { dry_run?: string } }>(
    '/api/clues/import-csv',
    { bodyLimit: LARGEST + 65_536 },
    async (request, reply) => {
      const actor = await callerOf(deps, request);
      importClaims(clueImport, actor);
      if (!request.isMultipart()) throw refuse('input.file', '请选择要上传的 .csv 文件。');
      const part = await request.file({ limits: { fileSize: LARGEST + 1, files: 1 } });
      if (!part) throw refuse('input.file', '请选择要上传的 .csv 文件。');
      const dry_run = request.query.dry_run === '1';
      const book = await bookOf(await bytesOf(part.file));
      const about = { dry_run, file_name: part.filename };
      if ((await countRows(clueImport, book, AT_ONCE)) > AT_ONCE)
        return reply.status(202).send({ ...(await queueImport(deps, actor, clueImport, book, about)), dry_run });
      return { ...(await importRecords(deps, actor, clueImport, book, about)), task: null };
    },
  );
}
