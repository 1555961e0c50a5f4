/** Signing in and out over HTTP, the own sessions, and the post acted in. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { SIGN_IN } from '../settings.ts';
import {
  callerFrom,
  clearSessionCookie,
  doorkeeperOf,
  type IdentityDeps,
  logSignIn,
  sessionView,
  setSessionCookie,
  tokenOf,
} from './deps.ts';
import { passCode, refusePassword, signInWithPassword } from './sign-in.ts';

const line = (label: string, max: number) =>
  z
    .string({ error: `请填写${label}` })
    .min(1, { error: `请填写${label}` })
    .max(max, { error: `${label}太长` });
export const codeField = line('动态口令', 10);
const signInForm = z.strictObject(
  { username: line('用户名', 100), password: line('口令', 1_000), code: codeField.optional() },
  { error: '请填写用户名和口令' },
);
const postForm = z.strictObject({ post: z.uuid({ error: '请从列表中选择岗位' }) }, { error: '请选择岗位' });
const idForm = z.uuid({ error: '会话编号不对，请从列表中选择' });

export const LIMITED = { config: { rateLimit: { max: SIGN_IN.per_address, timeWindow: '1 minute' } } };

export function sessionRoutes(app: FastifyInstance, deps: IdentityDeps): void {
  const doorkeeper = doorkeeperOf(deps);
  const { store } = doorkeeper;

  app.post('/api/session', { ...LIMITED, schema: { summary: '登录' } }, async (request, reply) => {
    const form = parseForm(signInForm, request.body ?? {});
    const old = request.cookies[SESSION_COOKIE];
    const step = await signInWithPassword(store, form.username, form.password, old, callerFrom(request));
    if (!step.ok) {
      await logSignIn(deps, request, { ok: false, account: step.account }, { step: 'password', why: step.why });
      throw refusePassword(step.why);
    }
    if (old) doorkeeper.forget(old);
    let { token } = step;
    setSessionCookie(request, reply, token);
    let look = await doorkeeper.look(token);
    if (look.enrolled && form.code) {
      token = await codeStep(request, token, look, form.code);
      setSessionCookie(request, reply, token);
      look = await doorkeeper.look(token);
    }
    await logSignIn(deps, request, { ok: true, account: step.account }, { step: 'password', code: look.code_passed });
    return sessionView(deps, look);
  });

  const codeStep = async (
    request: Parameters<typeof callerFrom>[0],
    token: string,
    look: Awaited<ReturnType<typeof doorkeeper.look>>,
    code: string,
  ): Promise<string> => {
    try {
      return await passCode(store, deps.secret, token, look, code.trim(), deps.clock.now().getTime());
    } catch (error) {
      await logSignIn(deps, request, { ok: false, account: look.account }, { step: 'code' });
      throw error;
    }
  };

  app.post('/api/session/code', { ...LIMITED, schema: { summary: '输入动态口令' } }, async (request, reply) => {
    const { code } = parseForm(z.strictObject({ code: codeField }, { error: '请填写动态口令' }), request.body ?? {});
    const token = tokenOf(request);
    const look = await doorkeeper.look(token);
    if (!look.enrolled || look.code_passed) return sessionView(deps, look);
    const fresh = await codeStep(request, token, look, code);
    doorkeeper.forget(token);
    setSessionCookie(request, reply, fresh);
    await logSignIn(deps, request, { ok: true, account: look.account }, { step: 'code' });
    return sessionView(deps, await doorkeeper.look(fresh));
  });

  app.get('/api/session', { schema: { summary: '我是谁' } }, async (request) =>
    sessionView(deps, await doorkeeper.look(tokenOf(request))),
  );

  app.delete('/api/session', { schema: { summary: '退出登录' } }, async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    clearSessionCookie(request, reply);
    if (!token) return { signed_in: false };
    const look = await store.look(token);
    await store.end(token);
    doorkeeper.forget(token);
    if (look) await logSignIn(deps, request, { ok: true, account: look.account, kind: 'sign-out' }, {});
    return { signed_in: false };
  });

  app.post('/api/session/post', { schema: { summary: '切换岗位' } }, async (request, reply) => {
    const { post: wanted } = parseForm(postForm, request.body ?? {});
    const token = tokenOf(request);
    const look = await doorkeeper.look(token);
    const { expect } = sessionView(deps, look);
    if (expect) await doorkeeper.actorOf(token, request.ip);
    const own = look.posts.find((it) => it.post === wanted);
    const lent = look.delegations.find((it) => it.delegation === wanted);
    if (!own && !lent) throw refuse('right.post', '您没有这个岗位，或它已经结束。请刷新页面后从列表中选择。');
    const fresh = await store.act(token, own?.post ?? null, lent?.delegation ?? null);
    if (!fresh) throw refuse('sign-in.expired', '登录已过期，请重新登录。');
    doorkeeper.forget(token);
    setSessionCookie(request, reply, fresh);
    return sessionView(deps, await doorkeeper.look(fresh));
  });

  app.get('/api/sessions', { schema: { summary: '我的登录' } }, async (request) => {
    const token = tokenOf(request);
    await doorkeeper.actorOf(token, request.ip);
    return { sessions: await store.list(token) };
  });

  const endOthers = async (token: string, address: string, id: string | null) => {
    await doorkeeper.actorOf(token, address);
    const ended = await store.endOther(token, id);
    doorkeeper.forget();
    return { ended };
  };
  app.delete('/api/sessions', { schema: { summary: '结束我的其他登录' } }, async (request) =>
    endOthers(tokenOf(request), request.ip, null),
  );
  app.delete<{ Params: { id: string } }>(
    '/api/sessions/:id',
    { schema: { summary: '结束一处登录' } },
    async (request) => {
      const answer = await endOthers(tokenOf(request), request.ip, parseForm(idForm, request.params.id));
      if (answer.ended === 0) throw refuse('missing.session', '没有找到这处登录，它可能已经结束。');
      return answer;
    },
  );
}
