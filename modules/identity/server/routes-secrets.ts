/** The own password and second factor over HTTP. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { qrSvg } from '#kernel/files/qr.ts';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { doorkeeperOf, type IdentityDeps, logSignIn, sessionView, setSessionCookie, tokenOf } from './deps.ts';
import { codeField, LIMITED } from './routes-session.ts';
import { changePassword, confirmEnrolment, startEnrolment } from './sign-in.ts';

const passwordForm = z.strictObject(
  {
    present: z
      .string({ error: '请填写现在的口令' })
      .min(1, { error: '请填写现在的口令' })
      .max(1_000, { error: '口令太长' }),
    wanted: z.string({ error: '请填写新口令' }).min(1, { error: '请填写新口令' }).max(1_000, { error: '口令太长' }),
  },
  { error: '请填写现在的口令和新口令' },
);

export function secretRoutes(app: FastifyInstance, deps: IdentityDeps): void {
  const doorkeeper = doorkeeperOf(deps);
  const { store } = doorkeeper;

  app.post('/api/session/password', { ...LIMITED, schema: { summary: '修改口令' } }, async (request, reply) => {
    const form = parseForm(passwordForm, request.body ?? {});
    const token = tokenOf(request);
    const look = await doorkeeper.look(token);
    if (sessionView(deps, look).expect === 'code') throw refuse('sign-in.code', '请先输入动态口令完成登录。');
    const fresh = await changePassword(store, token, look, form.present, form.wanted);
    doorkeeper.forget();
    setSessionCookie(request, reply, fresh);
    await logSignIn(deps, request, { ok: true, account: look.account }, { step: 'password-changed' });
    return sessionView(deps, await doorkeeper.look(fresh));
  });

  app.post('/api/session/totp', { ...LIMITED, schema: { summary: '开始绑定动态口令' } }, async (request) => {
    const token = tokenOf(request);
    const look = await doorkeeper.look(token);
    const { expect } = sessionView(deps, look);
    if (expect && expect !== 'enrol') await doorkeeper.actorOf(token, request.ip);
    const { secret, uri } = await startEnrolment(store, deps.secret, token, look);
    return { secret, uri, qr: await qrSvg(uri) };
  });

  app.post(
    '/api/session/totp/verify',
    { ...LIMITED, schema: { summary: '确认绑定动态口令' } },
    async (request, reply) => {
      const { code } = parseForm(z.strictObject({ code: codeField }, { error: '请填写动态口令' }), request.body ?? {});
      const token = tokenOf(request);
      const look = await doorkeeper.look(token);
      const now = deps.clock.now().getTime();
      const fresh = await confirmEnrolment(store, deps.secret, token, look, code.trim(), now);
      doorkeeper.forget(token);
      setSessionCookie(request, reply, fresh);
      await logSignIn(deps, request, { ok: true, account: look.account }, { step: 'enrolled' });
      return sessionView(deps, await doorkeeper.look(fresh));
    },
  );
}
