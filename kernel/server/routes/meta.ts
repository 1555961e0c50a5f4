/** What the caller's screens are made of: records, commands and dictionaries, and which of them the acting post may use. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { importKinds } from '../../import/kind.ts';
import { grantOf } from '../../rights.ts';
import { NO_CLAIMS } from '../database.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { UNMASK_REASONS } from '../unmask.ts';

export function metaRoutes(app: FastifyInstance, deps: HttpDeps & { readonly platform: 'demo' | 'real' }): void {
  app.get('/api/meta', async (request) => {
    const actor = await callerOf(deps, request);
    const { registry } = deps;
    const may = (right: string) => grantOf(actor, right) !== undefined;
    const records = [...registry.records.values()].filter((def) => may(def.read));
    const commands = [...registry.commands.values()].filter((cmd) => may(cmd.right));
    const view = deps.policy(actor.unit.region, deps.clock.today());
    const wanted = new Set(
      [...records, ...commands]
        .flatMap((it) => Object.values(it.fields as Record<string, { dictionary?: string }>))
        .flatMap((f) => f.dictionary ?? []),
    );
    return {
      platform: {
        kind: deps.platform,
        version: deps.version,
        today: deps.clock.today(),
        banner: bannerOf(deps.platform),
      },
      records: records.map(({ fields, ...def }) => ({
        ...def,
        fields: visible(fields, actor.supervisor),
        exportable: may(def.export ?? def.read),
      })),
      commands: commands.map(({ name, label, record, creates, from, to, fields, confirm, tone }) => ({
        name,
        label,
        record,
        creates: creates ?? false,
        from,
        to: to ?? [],
        fields,
        confirm: confirm ?? null,
        tone: tone ?? 'plain',
      })),
      dictionaries: Object.fromEntries([...wanted].map((id) => [id, view.dictionary(id)])),
      allowed: {
        records: records.map((def) => def.name),
        commands: commands.map((cmd) => cmd.name),
        queries: [...registry.queries.values()].filter((q) => may(q.right)).map((q) => q.name),
        rights: [...new Set(actor.grants.map((grant) => grant.right))].sort(),
        imports: importKinds().flatMap((kind) => (may(kind.right) ? kind.name : [])),
      },
      unmask_reasons: UNMASK_REASONS,
      roles: actor.roles,
    };
  });

  /** What every screen says at its top, asked without an account. */
  app.get('/api/platform', async () => ({ kind: deps.platform, banner: bannerOf(deps.platform) }));

  app.get('/api/health', async (_request, reply) => {
    const health = await deps.db
      .ask<{ version: string }>(NO_CLAIMS, sql`select current_setting('server_version') as version`)
      .then((rows) => ({ ok: true, database: rows[0]?.version ?? '' }))
      .catch(() => ({ ok: false, database: '' }));
    const state = await deps.migrations().catch(() => ({ state: 'unknown', applied: 0, names: [] }));
    return reply.status(health.ok && state.state === 'current' ? 200 : 503).send({
      status: health.ok && state.state === 'current' ? 'ok' : 'not-ready',
      version: deps.version,
      platform: deps.platform,
      database: health.database,
      migrations: state,
    });
  });

  app.get('/api/openapi.json', async () => app.swagger());
}

function visible<F extends Record<string, { readonly seen?: string }>>(fields: F, supervisor: boolean): Partial<F> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, f]) => f.seen !== 'never' && (f.seen !== 'supervisor' || supervisor)),
  ) as Partial<F>;
}

const bannerOf = (platform: 'demo' | 'real') =>
  platform === 'demo' ? '演示环境：单位、人员、企业和数据均为虚构' : null;
