/** What administrators do beyond commands: hand out an initial password, export the access log, see the rights matrix. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { writeXlsx, type XlsxInput } from '#kernel/files/xlsx-write.ts';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { callerOf } from '#kernel/server/http.ts';
import { reachFor } from '#kernel/server/read-records.ts';
import { claimsOf, runCommand } from '#kernel/server/run-command.ts';
import { issuePassword } from '../commands/issue-password.ts';
import { delegableRights } from '../domain/delegation-rules.ts';
import { type AccessLogAsk, accessLogAsk, readAccessLog } from '../queries/access-log.ts';
import { rightsMatrix } from '../rights-matrix.ts';
import { ADMIN_ROLES } from '../roles.ts';
import { doorkeeperOf, type IdentityDeps } from './deps.ts';
import { hashPassword, initialPassword } from './passwords.ts';
import { attemptKey } from './sign-in.ts';

const issueForm = z.strictObject({ version: z.number({ error: '版本号应为数字' }).int().min(1).optional() });
const COMMANDS = '/api/commands/';
const PAGE = 200;

export function adminRoutes(app: FastifyInstance, deps: IdentityDeps): void {
  watchAdministrators(app, deps);

  app.post<{ Params: { id: string } }>(
    '/api/accounts/:id/password',
    { schema: { summary: '发放初始口令', description: '权利：identity.issue-password。口令只显示这一次。' } },
    async (request) => {
      const actor = await callerOf(deps, request);
      const id = parseForm(z.uuid({ error: '账号编号不对，请从列表中打开' }), request.params.id);
      const { version } = parseForm(issueForm, request.body ?? {});
      const answer = await runCommand(deps, actor, issuePassword, { id, version, input: {} });
      const password = initialPassword();
      const hash = await hashPassword(password);
      const now = deps.clock.now().toISOString();
      const stored = await deps.db.transact(claimsOf(actor, 'platform'), (tx) =>
        tx.one<{ yes: boolean; username: string }>(
          sql`select zs_password_issue(${id}, ${hash}, ${now}, ${deps.clock.today()}) as yes, username from account where id = ${id}`,
        ),
      );
      if (!stored?.yes) throw refuse('conflict.password', '另一位管理员刚刚发放过初始口令，请核对后重试。');
      const { store, forget } = doorkeeperOf(deps);
      await store.clear(attemptKey(stored.username));
      forget();
      await logAdministered(deps, actor, request.ip, { verb: issuePassword.name, id });
      return { ...answer, password };
    },
  );

  app.post('/api/audit/access-log/export', { schema: { summary: '导出登录和访问日志' } }, async (request, reply) => {
    const actor = await callerOf(deps, request);
    reachFor(actor, 'audit.read-log', '登录和访问日志');
    const ask = parseForm(accessLogAsk(), request.body ?? {});
    const filter = Object.keys(ask).join(',');
    const at = deps.clock.now().toISOString();
    await logAccess(deps.db, {
      kind: 'export',
      ok: true,
      at,
      actor,
      address: request.ip,
      what: { record: 'access-log', filter },
    });
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('登录和访问日志.xlsx')}`);
    reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    return reply.send(Readable.from(writeXlsx([{ ...SHEET, rows: logRows(deps, actor, ask) }])));
  });

  // Asked like queries, but answered from the registry, which a query does not see.
  app.post('/api/queries/identity.rights-matrix', { schema: { summary: '权限矩阵' } }, async (request) => {
    reachFor(await callerOf(deps, request), 'identity.read-matrix', '权限矩阵');
    return rightsMatrix(deps.registry);
  });
  app.post('/api/queries/identity.delegable', { schema: { summary: '可以委托的权利' } }, async (request) => {
    const actor = await callerOf(deps, request);
    reachFor(actor, 'identity.delegate', '可以委托的权利');
    const own = new Set(actor.grants.map((grant) => grant.right));
    const rights = [...delegableRights(deps.registry)].filter((right) => own.has(right));
    return { rights: rights.map((value) => ({ value, label: deps.registry.rights.get(value) ?? value })) };
  });
}

/** Commands on people and accounts change who may do what at once; what an administrator does is logged, without its content. */
function watchAdministrators(app: FastifyInstance, deps: IdentityDeps): void {
  app.addHook('onSend', async (request, reply) => {
    const url = request.routeOptions.url ?? '';
    if (!url.startsWith(COMMANDS) || reply.statusCode >= 400) return;
    const verb = url.slice(COMMANDS.length);
    if (verb.startsWith('identity.') || verb.startsWith('org.')) doorkeeperOf(deps).forget();
    const actor = await callerOf(deps, request);
    if (actor.roles.some((role) => ADMIN_ROLES.includes(role)))
      await logAdministered(deps, actor, request.ip, { verb });
  });
}

function logAdministered(deps: IdentityDeps, actor: Actor, address: string, what: Readonly<Record<string, string>>) {
  return logAccess(deps.db, { kind: 'administer', ok: true, at: deps.clock.now().toISOString(), actor, address, what });
}

const SHEET = {
  name: '登录和访问日志',
  columns: [
    { label: '序号', width: 10, kind: 'integer' as const },
    { label: '时间', width: 22 },
    { label: '类别', width: 14 },
    { label: '结果', width: 8 },
    { label: '账号', width: 20 },
    { label: '姓名', width: 12 },
    { label: '单位', width: 18 },
    { label: '地址', width: 18 },
    { label: '内容', width: 60, wrap: true },
  ],
};

async function* logRows(deps: IdentityDeps, actor: Actor, ask: AccessLogAsk): AsyncGenerator<XlsxInput[]> {
  let before = ask.before;
  for (;;) {
    const page = { ...ask, limit: PAGE, ...(before ? { before } : {}) };
    const entries = await deps.db.read(claimsOf(actor, 'platform'), (read) => readAccessLog(read, page));
    for (const it of entries)
      yield [
        it.seq,
        it.at,
        it.kind,
        it.ok ? '成功' : '失败',
        it.username ?? it.account,
        it.person_name,
        it.unit,
        it.address,
        JSON.stringify(it.what),
      ];
    if (entries.length < PAGE) return;
    before = entries.at(-1)?.seq;
  }
}
