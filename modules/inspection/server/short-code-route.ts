import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantOf } from '#kernel/rights.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { codeKey } from '../code-key.ts';
import { codeRefusal } from '../domain/code-words.ts';
import { readCode } from '../domain/codes.ts';
import { keepShort } from '../short-codes.ts';

const form = z.strictObject({ code: z.string({ error: '请先出示码' }).max(600, { error: '码不对，请刷新后重试' }) });

/** `POST /api/short-codes {code}` → `{short: '1234 5678', until}`: the eight digits of a task or officer code that the caller may show himself. */
export function shortCodeRoute(app: FastifyInstance, deps: HttpDeps): void {
  app.post('/api/short-codes', async (request) => {
    const actor = await callerOf(deps, request);
    if (!grantOf(actor, 'inspection.perform')) throw refuse('right.denied', '您当前的岗位不能出示入企核验码。');
    const now = deps.clock.now().toISOString();
    const verdict = readCode(codeKey(), parseForm(form, request.body ?? {}).code, Date.parse(now));
    if (!verdict.ok) throw codeRefusal(verdict.why);
    const { claims } = verdict;
    const own = claims.kind === 'task' ? claims.unit === actor.unit.code : claims.subject === actor.person;
    if (!own) throw refuse('right.not-yours', '这不是您的码，不能为它取短码。');
    const short = await keepShort(deps.db, claimsOf(actor, 'unit'), claims, now);
    return { short, until: new Date(claims.expires * 1000).toISOString() };
  });
}
