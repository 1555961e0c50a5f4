/**
 * Sign-in through a government's own OpenID provider: authorisation code with PKCE, state and nonce. An account is found by issuer and
 * verified subject only; a mail address or a name proves nothing.
 */
import type { FastifyInstance } from 'fastify';
import * as client from 'openid-client';
import { refuse } from '#kernel/refusal.ts';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { callerFrom, doorkeeperOf, type IdentityDeps, logSignIn, setSessionCookie } from './deps.ts';
import { LIMITED } from './routes-session.ts';
import { seal, unseal } from './tokens.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Address under which browsers reach this platform, without a final slash. */
  readonly public_url: string;
}

/** From ZS_OIDC_ISSUER, ZS_OIDC_CLIENT_ID, ZS_OIDC_CLIENT_SECRET, ZS_PUBLIC_URL; undefined when not set up. */
export function oidcFromEnv(env: Readonly<Record<string, string | undefined>>): OidcSettings | undefined {
  const { ZS_OIDC_ISSUER, ZS_OIDC_CLIENT_ID, ZS_OIDC_CLIENT_SECRET, ZS_PUBLIC_URL } = env;
  if (!ZS_OIDC_ISSUER) return undefined;
  if (!ZS_OIDC_CLIENT_ID || !ZS_OIDC_CLIENT_SECRET || !ZS_PUBLIC_URL)
    throw new Error('ZS_OIDC_ISSUER needs ZS_OIDC_CLIENT_ID, ZS_OIDC_CLIENT_SECRET and ZS_PUBLIC_URL beside it');
  return {
    issuer: ZS_OIDC_ISSUER,
    client_id: ZS_OIDC_CLIENT_ID,
    client_secret: ZS_OIDC_CLIENT_SECRET,
    public_url: ZS_PUBLIC_URL.replace(/\/$/, ''),
  };
}

const COOKIE = 'zs_oidc';
const PATH = '/api/oidc';
const MINUTES = 10;

interface Underway {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

export function oidcRoutes(app: FastifyInstance, deps: IdentityDeps, settings: OidcSettings | undefined): void {
  app.get('/api/oidc', { schema: { summary: '是否可用统一身份认证' } }, async () => ({
    available: settings !== undefined,
  }));
  if (!settings) return;
  const redirect_uri = `${settings.public_url}/api/oidc/callback`;
  const secure = settings.public_url.startsWith('https:');
  const { store, forget } = doorkeeperOf(deps);
  let known: client.Configuration | undefined;
  const provider = async (): Promise<client.Configuration> => {
    known ??= await discover(settings);
    return known;
  };

  app.get('/api/oidc/start', { ...LIMITED, schema: { summary: '统一身份认证登录' } }, async (_request, reply) => {
    const config = await provider();
    const underway: Underway = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      until: deps.clock.now().getTime() + MINUTES * 60_000,
    };
    const target = client.buildAuthorizationUrl(config, {
      redirect_uri,
      scope: 'openid',
      state: underway.state,
      nonce: underway.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(underway.verifier),
      code_challenge_method: 'S256',
    });
    // Lax: the provider's redirect back comes from another site, and this cookie must come with it.
    reply.setCookie(COOKIE, seal(deps.secret, 'oidc', 'underway', JSON.stringify(underway)), {
      path: PATH,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: MINUTES * 60,
    });
    return reply.redirect(target.href);
  });

  app.get('/api/oidc/callback', { ...LIMITED, schema: { summary: '统一身份认证返回' } }, async (request, reply) => {
    const sealed = request.cookies[COOKIE];
    reply.clearCookie(COOKIE, { path: PATH, httpOnly: true, sameSite: 'lax', secure });
    const text = sealed ? unseal(deps.secret, 'oidc', 'underway', sealed) : undefined;
    const underway = text ? (JSON.parse(text) as Underway) : undefined;
    const back = async (why: string, account?: string) => {
      await logSignIn(deps, request, { ok: false, account }, { step: 'oidc', why });
      return reply.redirect(`/?sign_in_trouble=${why}`);
    };
    if (!underway || underway.until < deps.clock.now().getTime()) return back('oidc-expired');
    const here = new URL(request.url, settings.public_url);
    const config = await provider();
    const claims = await client
      .authorizationCodeGrant(config, here, {
        pkceCodeVerifier: underway.verifier,
        expectedState: underway.state,
        expectedNonce: underway.nonce,
        idTokenExpected: true,
      })
      .then((tokens) => tokens.claims())
      .catch(() => undefined);
    if (!claims) return back('oidc-refused');
    const found = await store.accountOfSubject(claims.iss, claims.sub);
    if (!found) return back('oidc-unlinked');
    if (found.state !== 'active') return back('suspended', found.account);
    const old = request.cookies[SESSION_COOKIE];
    const token = await store.open(found.account, 'oidc', old, callerFrom(request));
    if (old) forget(old);
    setSessionCookie(request, reply, token);
    await logSignIn(deps, request, { ok: true, account: found.account }, { step: 'oidc' });
    return reply.redirect('/');
  });
}

/** Plain http is allowed for a provider on the same machine only. */
async function discover(settings: OidcSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  try {
    return await client.discovery(
      issuer,
      settings.client_id,
      undefined,
      client.ClientSecretBasic(settings.client_secret),
      {
        ...(loopback ? { execute: [client.allowInsecureRequests] } : {}),
      },
    );
  } catch {
    throw refuse('busy.oidc', '暂时连不上统一身份认证系统，请稍后再试，或用用户名和口令登录。');
  }
}
