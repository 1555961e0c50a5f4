/** The steps of signing in, without HTTP: password, code, change of password, enrolment of a second factor. */

import { digest } from '#kernel/digest.ts';
import { refuse } from '#kernel/refusal.ts';
import type { SessionLook } from '../domain/acting.ts';
import { passwordFault } from '../domain/password-rules.ts';
import { SIGN_IN } from '../settings.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { Caller, SessionStore } from './session-store.ts';
import { seal, unseal } from './tokens.ts';
import { enrolUri, newSecret, stepOfCode } from './totp.ts';

const TOTP = 'totp';

/** Outcome of the password step; a refusal carries no hint whether the user exists. */
export type PasswordStep =
  | { readonly ok: true; readonly token: string; readonly account: string }
  | { readonly ok: false; readonly why: 'locked' | 'wrong' | 'locked-now' | 'suspended'; readonly account?: string };

/** Under which failures of a user name are counted; a digest, since people type passwords there too. */
export function attemptKey(username: string): string {
  return digest(`sign-in\n${username.trim().toLowerCase()}`);
}

export async function signInWithPassword(
  store: SessionStore,
  username: string,
  password: string,
  old: string | undefined,
  from: Caller,
): Promise<PasswordStep> {
  const name = username.trim().toLowerCase();
  const key = attemptKey(name);
  const attempt = await store.attempt(key);
  const found = await store.account(name);
  const account = found?.account;
  // Verified in every case, locked or unknown, so that all answers take as long.
  const right = await isPassword(found?.password_hash, password);
  if (attempt.refused) return { ok: false, why: 'locked', ...(account ? { account } : {}) };
  if (!right || !found)
    return { ok: false, why: attempt.locked_until ? 'locked-now' : 'wrong', ...(account ? { account } : {}) };
  await store.clear(key);
  if (found.state !== 'active') return { ok: false, why: 'suspended', account: found.account };
  return { ok: true, token: await store.open(found.account, 'password', old, from), account: found.account };
}

export function refusePassword(why: Exclude<PasswordStep, { ok: true }>['why']) {
  switch (why) {
    case 'locked':
    case 'locked-now':
      return refuse(
        'sign-in.locked',
        `连续输错${SIGN_IN.failures}次，已锁定${SIGN_IN.lock_minutes}分钟。请稍后再试；忘记口令请联系安全管理员重新发放。`,
      );
    case 'suspended':
      return refuse('sign-in.suspended', '账号已停用或注销，请联系系统管理员。');
    case 'wrong':
      return refuse('sign-in.wrong', '用户名或口令不正确，请核对后重新输入。');
  }
}

/** Checks a code against the enrolled secret, once per code; returns the session's fresh token. */
export async function passCode(
  store: SessionStore,
  secret: Uint8Array,
  token: string,
  look: SessionLook,
  code: string,
  now: number,
): Promise<string> {
  const own = await store.secret(token);
  const key = digest(`code\n${look.account}`);
  const attempt = await store.attempt(key);
  const shared = own?.totp ? unseal(secret, TOTP, look.account, own.totp) : undefined;
  const step = shared && !attempt.refused ? await stepOfCode(shared, code, now) : undefined;
  const used = step !== undefined && (await store.spendCode(token, step));
  if (!used) {
    if (attempt.refused || attempt.locked_until) {
      await store.end(token);
      throw refuse(
        'sign-in.locked',
        `动态口令连续输错${SIGN_IN.failures}次，已锁定${SIGN_IN.lock_minutes}分钟，请稍后重新登录。`,
      );
    }
    throw step === undefined
      ? refuse('sign-in.code-wrong', '动态口令不正确，请输入认证软件上当前显示的六位数字；手机时间不准也会出错。')
      : refuse('sign-in.code-used', '这个动态口令已经用过，请等认证软件显示下一个再输入。');
  }
  await store.clear(key);
  const fresh = await store.renew(token, true);
  if (!fresh) throw refuse('sign-in.expired', '登录已过期，请重新登录。');
  return fresh;
}

/** Changes the own password; returns the session's fresh token. The other sessions of the account end. */
export async function changePassword(
  store: SessionStore,
  token: string,
  look: SessionLook,
  present: string,
  wanted: string,
): Promise<string> {
  const own = await store.secret(token);
  const key = digest(`password\n${look.account}`);
  const attempt = await store.attempt(key);
  if (!own || attempt.refused || !(await isPassword(own.password_hash, present))) {
    if (attempt.refused || attempt.locked_until) await store.end(token);
    throw refuse('input.present', '现在的口令不正确，请重新输入。', {
      faults: [{ field: 'present', message: '现在的口令不正确' }],
    });
  }
  await store.clear(key);
  const fault = passwordFault(wanted, [look.username, look.name]);
  if (fault) throw refuse('input.wanted', fault, { faults: [{ field: 'wanted', message: fault }] });
  for (const earlier of [own.password_hash, ...own.history].slice(0, SIGN_IN.password_history))
    if (await isPassword(earlier, wanted)) {
      const message = `新口令不能与最近${SIGN_IN.password_history}次用过的相同，请换一个。`;
      throw refuse('input.wanted', message, { faults: [{ field: 'wanted', message }] });
    }
  const fresh = (await store.setPassword(token, await hashPassword(wanted)))
    ? await store.renew(token, false)
    : undefined;
  if (!fresh) throw refuse('sign-in.expired', '登录已过期，请重新登录。');
  return fresh;
}

/** Starts an enrolment: the secret and the address for the QR code, shown until it is confirmed. */
export async function startEnrolment(
  store: SessionStore,
  secret: Uint8Array,
  token: string,
  look: SessionLook,
): Promise<{ readonly secret: string; readonly uri: string }> {
  if (look.enrolled) throw refuse('state.enrolled', '您已绑定动态口令。换手机请联系安全管理员重置后重新绑定。');
  const shared = newSecret();
  await store.pendTotp(token, seal(secret, TOTP, look.account, shared));
  return { secret: shared, uri: enrolUri(shared, look.username) };
}

/** Confirms an enrolment with the first code, which is used up by it; returns the session's fresh token. */
export async function confirmEnrolment(
  store: SessionStore,
  secret: Uint8Array,
  token: string,
  look: SessionLook,
  code: string,
  now: number,
): Promise<string> {
  const own = await store.secret(token);
  const shared = own?.totp_pending ? unseal(secret, TOTP, look.account, own.totp_pending) : undefined;
  if (!shared) throw refuse('state.enrol', '请先扫描二维码，再输入认证软件显示的数字。');
  const step = await stepOfCode(shared, code, now);
  if (step === undefined)
    throw refuse('sign-in.code-wrong', '动态口令不正确，请输入认证软件上当前显示的六位数字；手机时间不准也会出错。');
  const fresh = (await store.confirmTotp(token, step)) ? await store.renew(token, true) : undefined;
  if (!fresh) throw refuse('sign-in.expired', '登录已过期，请重新登录。');
  return fresh;
}
