/** Files of a return over HTTP: out as .xlsx, .docx, offline package and platform package; back as .xlsx or package. Rights are the return's. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sniffFile } from '#kernel/files/sniff.ts';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { callerOf } from '#kernel/server/http.ts';
import { packReturn } from './package/pack.ts';
import { isPackage, unpackReturn } from './package/unpack.ts';
import { roundRoutes } from './round/routes.ts';
import { bringBack, bringBackRead } from './server/bring-back.ts';
import type { FilesDeps } from './server/deps.ts';
import { fileName, makeDocument, makeWorkbook } from './server/make.ts';
import { openReturn } from './server/open.ts';
import { sendFile } from './server/send-file.ts';
import { upload } from './server/upload.ts';

const LARGEST = 20 * 1024 * 1024;

const idShape = z.uuid({ error: '报表编号不对，请从报表页面打开' });
const asked = z.object({
  version: z.coerce.number({ error: '版本号不对' }).int().min(1).max(10_000).optional(),
  blank: z.literal('1').optional(),
  form: z.string().max(100).optional(),
});
type Asks = { Params: { id: string }; Querystring: Record<string, string> };

export function filesRoutes(app: FastifyInstance, deps: FilesDeps): void {
  if (!app.hasContentTypeParser('multipart/form-data')) app.register(multipart);
  const opened = async (request: FastifyRequest<Asks>) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(idShape, request.params.id);
    const ask = parseForm(asked, request.query);
    const found = await openReturn(deps, actor, id, ask.version);
    const forms = ask.form === undefined ? undefined : [ask.form];
    if (forms && !found.sheets.some((sheet) => sheet.face.form === ask.form))
      throw refuse('missing.return-form', '这份报表里没有这张表，请从报表页面选择。');
    const version = found.version?.number ?? 0;
    return { actor, found, ask, forms, what: { record: 'return', id, version, form: ask.form ?? '' } };
  };

  app.get<Asks>('/api/returns/:id/file.xlsx', async (request, reply) => {
    const { actor, found, ask, forms, what } = await opened(request);
    const body = makeWorkbook(deps, found, { blank: ask.blank === '1', ...(forms ? { forms } : {}) });
    const name = `${fileName(found)}${ask.blank ? '（空表）' : ''}`;
    return sendFile(deps, request, reply, actor, { name, type: 'xlsx', body, what });
  });

  app.get<Asks>('/api/returns/:id/file.docx', async (request, reply) => {
    const { actor, found, forms, what } = await opened(request);
    const body = await makeDocument(deps, found, forms);
    return sendFile(deps, request, reply, actor, { name: fileName(found), type: 'docx', body, what });
  });

  app.get<Asks>('/api/returns/:id/package.zip', async (request, reply) => {
    const { actor, found, what } = await opened(request);
    if (found.version)
      throw refuse('state.return-package', '这份报表已经报送，不再离线填报。需要存档的，请下载表格或文档。');
    const body = await packReturn(deps, found, 'offline');
    return sendFile(deps, request, reply, actor, { name: `${fileName(found)}（离线填报包）`, type: 'zip', body, what });
  });

  app.get<Asks>('/api/returns/:id/platform.zip', async (request, reply) => {
    const { actor, found, what } = await opened(request);
    if (!found.version) throw refuse('state.return-platform', '报送之后才能导出给上级平台的数据包。请先完成报送。');
    const body = await packReturn(deps, found, 'platform');
    return sendFile(deps, request, reply, actor, { name: `${fileName(found)}（平台数据包）`, type: 'zip', body, what });
  });

  app.post<Asks>('/api/returns/:id/import', { bodyLimit: LARGEST + 1024 * 1024 }, async (request) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(idShape, request.params.id);
    const { bytes, name, choices } = await upload(request);
    if (await isPackage(bytes)) {
      const { book, changed } = await unpackReturn(bytes, id, deps.secret);
      return { ...(await bringBackRead(deps, actor, id, book, choices)), package: { changed } };
    }
    await sniffFile(bytes, { file_name: name }, { max_bytes: LARGEST, accept: ['xlsx'] });
    return bringBack(deps, actor, id, bytes, choices);
  });

  roundRoutes(app, deps);
}
