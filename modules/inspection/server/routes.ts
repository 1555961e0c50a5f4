/** Download of 现场检查笔录 as Word or PDF, short codes, and the platform's key for entry codes. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { docxBuffer } from '#kernel/files/docx.ts';
import { openPdfPrinter, type PdfPrinter } from '#kernel/files/pdf.ts';
import { parseForm } from '#kernel/form.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import type { Database } from '#kernel/server/database.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { reachFor } from '#kernel/server/read-records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { setCodeKey } from '../code-key.ts';
import { loadRecordDocument } from '../queries/load-record-document.ts';
import { setShortCodes } from '../short-codes.ts';
import { shortCodeRoute } from './short-code-route.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface InspectionDeps extends HttpDeps {
  readonly secret: Uint8Array;
  /** Connections of the application's role for what must stay when an act is refused. */
  readonly aside: Database;
}

export function inspectionRoutes(app: FastifyInstance, deps: InspectionDeps): void {
  setCodeKey(deps.secret);
  setShortCodes(deps.aside);
  shortCodeRoute(app, deps);
  let printer: PdfPrinter | undefined;
  app.addHook('onClose', async () => printer?.close());

  app.get<{ Params: { id: string; form: string } }>('/api/inspections/:id/record.:form', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const { id, form } = parseForm(
      z.object({
        id: z.uuid({ error: '检查编号不对，请从列表中打开' }),
        form: z.enum(['docx', 'pdf'], { error: '只能下载 docx 或者 pdf' }),
      }),
      request.params,
    );
    const reach = reachFor(actor, 'inspection.read', '行政检查');
    const policy = deps.policy(actor.unit.region, deps.clock.today());
    const model = await deps.db.read(claimsOf(actor, reach), (read) => loadRecordDocument(read, id, { policy }));
    await logAccess(deps.db, {
      kind: 'export',
      ok: true,
      at: deps.clock.now().toISOString(),
      actor,
      address: request.ip,
      what: { record: 'inspection', id, type: form },
    });
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`现场检查笔录.${form}`)}`);
    reply.header('cache-control', 'private, no-store');
    if (form === 'docx') return reply.type(WORD).send(await docxBuffer(model));
    printer ??= openPdfPrinter();
    return reply.type('application/pdf').send(Buffer.from((await printer.print(model)).bytes));
  });
}
