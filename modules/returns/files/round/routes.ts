/** A round's numbers of one form: out as one sheet, and back in for the units that reported on paper. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sniffFile } from '#kernel/files/sniff.ts';
import { parseForm } from '#kernel/form.ts';
import { callerOf } from '#kernel/server/http.ts';
import type { FilesDeps } from '../server/deps.ts';
import { sendFile } from '../server/send-file.ts';
import { upload } from '../server/upload.ts';
import { roundWorkbook } from './export.ts';
import { importRound } from './import.ts';
import { roundForm } from './read-round.ts';

const LARGEST = 20 * 1024 * 1024;
const idShape = z.uuid({ error: '批次编号不对，请从批次页面打开' });
const asked = z.object({
  form: z.string({ error: '请指明是哪张表' }).min(1).max(100),
  from: z.coerce.number().int().min(0).max(100_000).default(0),
});

type Asks = { Params: { id: string }; Querystring: Record<string, string> };

export function roundRoutes(app: FastifyInstance, deps: FilesDeps): void {
  app.get<Asks>('/api/return-rounds/:id/rows.xlsx', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(idShape, request.params.id);
    const { form } = parseForm(asked, request.query);
    const about = await roundForm(deps, actor, id, form);
    const body = roundWorkbook(deps, actor, about, form);
    const what = { record: 'return-round', id, form };
    return sendFile(deps, request, reply, actor, { name: `${about.round.title}汇总`, type: 'xlsx', body, what });
  });

  app.post<Asks>('/api/return-rounds/:id/rows', { bodyLimit: LARGEST + 65_536 }, async (request) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(idShape, request.params.id);
    const { form, from } = parseForm(asked, request.query);
    const about = await roundForm(deps, actor, id, form);
    const { bytes, name, choices } = await upload(request);
    await sniffFile(bytes, { file_name: name }, { max_bytes: LARGEST, accept: ['xlsx'] });
    return importRound(deps, actor, about, form, bytes, { apply: choices.apply, from });
  });
}
