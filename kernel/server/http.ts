/**
 * The HTTP face: one server, problem+json for every trouble, security headers on every answer, the caller's session turned into an actor
 * before a handler runs.
 */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Refusal, refuse } from '../refusal.ts';
import type { Actor } from '../rights.ts';
import { logAccess } from './access-log.ts';
import { problemOf } from './problem.ts';
import type { CommandDeps } from './run-command.ts';

export const SESSION_COOKIE = 'zs_session';

/** Turns a session token into the actor, or refuses with `sign-in.*`. The identity module provides it. */
export interface Doorkeeper {
  actorOf(token: string, address: string): Promise<Actor>;
}

export interface HttpDeps extends CommandDeps {
  readonly doorkeeper: Doorkeeper;
  readonly log: Logger;
  readonly version: string;
  /** For the health page: does the database fit the program? */
  readonly migrations: () => Promise<{
    readonly state: string;
    readonly applied: number;
    readonly names: readonly string[];
  }>;
}

const MOST_JSON = 1_048_576;
const PROBLEM = 'application/problem+json; charset=utf-8';

// Styles are inline because the desk's component library writes them so; scripts never are.
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
};

/** Builds the server without routes of its own beyond the OpenAPI document; modules' routes are added by the composition. */
export async function createHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_JSON,
    genReqId: () => randomUUID(),
    // The router's own refusals (a part of the address too long or wrongly encoded) come before any hook.
    frameworkErrors: (error, request, answer) => {
      const reply = answer as unknown as FastifyReply;
      const { problem } = problemOf(error, request.id);
      for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
      reply.status(problem.status).type(PROBLEM).send(JSON.stringify(problem));
    },
    trustProxy: process.env.ZS_TRUST_PROXY === '1',
  }) as unknown as FastifyInstance;
  // Input is checked in one place with Chinese words (kernel/form.ts); route schemas only describe.
  app.setValidatorCompiler(() => () => true);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => refuse('too-many.requests', '操作太频繁，请稍等一分钟再试。'),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '准绳 行政执法和行政执法监督一体化平台', version: deps.version },
    },
  });
  app.addHook('onSend', async (request, reply) => {
    // Answers hold what only this reader may see: no cache keeps them.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  app.addHook('onRequest', async (request) => guardForgery(request));
  app.setErrorHandler(async (error, request, reply) => {
    const { problem, unexpected } = problemOf(error, request.id);
    if (unexpected) request.log.error({ err: error, url: request.url }, 'unexpected trouble');
    if (error instanceof Refusal && error.code.startsWith('right.')) await logRefused(deps, request, error);
    return reply.status(problem.status).type(PROBLEM).send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(async (_request, reply) => {
    const { problem } = problemOf({ statusCode: 404 }, '');
    return reply.status(404).type(PROBLEM).send(JSON.stringify(problem));
  });
  return app;
}

/** A page of another site cannot set this header without our leave, nor hide its origin; so a write without both is not ours. */
function guardForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const origin = request.headers.origin;
  const host = request.headers.host;
  const foreign = origin !== undefined && origin !== 'null' && URL.canParse(origin) && new URL(origin).host !== host;
  const bad = origin !== undefined && (origin === 'null' || !URL.canParse(origin));
  if (foreign || bad || request.headers['x-zs-request'] !== '1')
    throw refuse('right.forged', '这个请求不是从平台页面发出的，已拒绝。请回到平台页面重新操作。');
}

async function logRefused(deps: HttpDeps, request: FastifyRequest, refusal: Refusal): Promise<void> {
  await logAccess(deps.db, {
    kind: 'refused',
    ok: false,
    at: deps.clock.now().toISOString(),
    actor: actors.get(request),
    address: request.ip,
    what: { code: refusal.code, method: request.method, route: request.routeOptions.url ?? '' },
  });
}

const actors = new WeakMap<FastifyRequest, Actor>();

/** The signed-in caller; refuses with `sign-in.needed` when there is none. */
export async function callerOf(deps: HttpDeps, request: FastifyRequest): Promise<Actor> {
  const known = actors.get(request);
  if (known) return known;
  const token = request.cookies[SESSION_COOKIE];
  if (!token) throw refuse('sign-in.needed', '请先登录。');
  const actor = await deps.doorkeeper.actorOf(token, request.ip);
  actors.set(request, actor);
  return actor;
}
