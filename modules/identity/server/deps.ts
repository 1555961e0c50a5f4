/** What the routes of sign-in need, and the few things they share. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#kernel/refusal.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { type HttpDeps, SESSION_COOKIE } from '#kernel/server/http.ts';
import { expectedOf, type SessionLook } from '../domain/acting.ts';
import { roleNamed } from '../roles.ts';
import type { IdentityDoorkeeper } from './doorkeeper.ts';
import type { Caller } from './session-store.ts';

export interface IdentityDeps extends HttpDeps {
  /** Encrypts second-factor secrets; 32 bytes or more. */
  readonly secret: Uint8Array;
}

/** The doorkeeper made by `createDoorkeeper`; anything else cannot sign people in. */
export function doorkeeperOf(deps: HttpDeps): IdentityDoorkeeper {
  if (!('store' in deps.doorkeeper)) throw new Error('identityRoutes needs the doorkeeper made by createDoorkeeper');
  return deps.doorkeeper as IdentityDoorkeeper;
}

export function callerFrom(request: FastifyRequest): Caller {
  return { address: request.ip, agent: request.headers['user-agent'] ?? '' };
}

/** Strict: no other site's page can make the browser send it. Secure wherever the page itself came over TLS. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}

/** The token of the request; refuses `sign-in.needed`. */
export function tokenOf(request: FastifyRequest): string {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) throw refuse('sign-in.needed', '请先登录。');
  return token;
}

/** Answer of GET /api/session and of every step of sign-in. */
export function sessionView(deps: HttpDeps, look: SessionLook) {
  const doorkeeper = doorkeeperOf(deps);
  const label = (role: string) => roleNamed(role)?.label ?? role;
  const units = [...new Set(look.posts.map((post) => post.unit.code))];
  const posts = units.map((code) => {
    const here = look.posts.filter((post) => post.unit.code === code);
    const chosen = here.find((post) => post.post === look.post) ?? (here[0] as (typeof here)[number]);
    return {
      id: chosen.post,
      unit: code,
      unit_name: chosen.unit.name,
      roles: here.map((post) => post.role),
      role_labels: here.map((post) => label(post.role)),
      delegation: false,
    };
  });
  const delegations = look.delegations.map((it) => ({
    id: it.delegation,
    unit: it.unit.code,
    unit_name: it.unit.name,
    roles: [it.role],
    role_labels: [`代${it.from_name}（${label(it.role)}）办理${it.acts}，至${it.valid_until}`],
    delegation: true,
  }));
  const acting = posts.find((post) => post.id === look.post) ?? posts[0];
  const rules = { registry: deps.registry, second_factor: doorkeeper.second_factor };
  return {
    signed_in: true,
    person: look.person,
    name: look.name,
    username: look.username,
    method: look.method,
    posts: [...posts, ...delegations],
    acting: delegations.find((it) => it.id === look.delegation)?.id ?? acting?.id ?? null,
    expect: expectedOf(look, rules, deps.clock.now().toISOString()),
    second_factor: look.enrolled,
  };
}

/** Logs a step of sign-in. `what` never holds what was typed. */
export async function logSignIn(
  deps: HttpDeps,
  request: FastifyRequest,
  entry: {
    readonly ok: boolean;
    readonly account?: string | undefined;
    readonly kind?: 'sign-in' | 'sign-out' | 'administer';
  },
  what: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await logAccess(deps.db, {
    kind: entry.kind ?? 'sign-in',
    ok: entry.ok,
    at: deps.clock.now().toISOString(),
    account: entry.account,
    address: request.ip,
    what,
  });
}
