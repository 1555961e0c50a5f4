/** A supervision document as a file: `/api/supervision/documents/:id.docx` and `.pdf`, for whoever may read the document. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { docxBuffer } from '#kernel/files/docx.ts';
import { openPdfPrinter, type PdfPrinter } from '#kernel/files/pdf.ts';
import { parseForm } from '#kernel/form.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { getRecord } from '#kernel/server/read-records.ts';
import { documentPaper } from './domain/document-paper.ts';
import { type SupervisionDocumentRow, supervisionDocument } from './records/document.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file = z
  .string()
  .regex(/^[0-9a-f-]{36}\.(docx|pdf)$/, { error: '地址不对，请从文书页面下载' })
  .transform((name) => ({ id: name.slice(0, 36), type: name.slice(37) as 'docx' | 'pdf' }));

export type RouteDeps = HttpDeps & { readonly platform: 'demo' | 'real' };

export function supervisionRoutes(app: FastifyInstance, deps: RouteDeps): void {
  let printer: PdfPrinter | undefined;
  app.addHook('onClose', async () => printer?.close());

  app.get<{ Params: { file: string } }>('/api/supervision/documents/:file', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const wanted = parseForm(file, request.params.file);
    const { row } = await getRecord(deps.db, deps.registry, supervisionDocument, actor, wanted.id);
    const model = documentPaper(row as unknown as SupervisionDocumentRow, deps.platform === 'demo');
    printer ??= wanted.type === 'pdf' ? openPdfPrinter() : undefined;
    const bytes =
      wanted.type === 'docx'
        ? await docxBuffer(model)
        : Buffer.from((await (printer as PdfPrinter).print(model)).bytes);
    await logAccess(deps.db, {
      kind: 'export',
      ok: true,
      at: deps.clock.now().toISOString(),
      actor,
      address: request.ip,
      what: { record: supervisionDocument.name, type: wanted.type },
    });
    const name = encodeURIComponent(`${String(row.number ?? row.title)}.${wanted.type}`);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    return reply.type(wanted.type === 'docx' ? DOCX : 'application/pdf').send(bytes);
  });
}
