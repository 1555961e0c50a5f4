/** Papers of a council as files: minutes, bulletin, member list. For whoever may read the record; each is logged as an export. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { DocumentModel } from '#kernel/files/document-model.ts';
import { docxBuffer } from '#kernel/files/docx.ts';
import { parseForm } from '#kernel/form.ts';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf } from '#kernel/rights.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { getRecord } from '#kernel/server/read-records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { bulletinPaper, listPaper, minutesPaper } from '../domain/papers.ts';
import { memberRows } from '../queries/member-rows.ts';
import { itemLines } from '../queries/shared.ts';
import { type CouncilBulletinRow, councilBulletin } from '../records/bulletin.ts';
import { type CouncilMeetingRow, councilMeeting } from '../records/meeting.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file = z
  .string()
  .regex(/^[0-9a-f-]{36}\.docx$/, { error: '地址不对，请从会议或者通报页面下载' })
  .transform((name) => name.slice(0, 36));

type Deps = HttpDeps & { readonly platform?: 'demo' | 'real' };

export function paperRoutes(app: FastifyInstance, deps: Deps): void {
  const demo = deps.platform === 'demo';
  const reading = <T>(actor: Actor, work: (read: Reader) => Promise<T>): Promise<T> => {
    const grant = grantOf(actor, 'council.read');
    if (!grant) throw refuse('right.missing', '您的岗位不能查看会商机制。');
    return deps.db.read(claimsOf(actor, grant.reach), work);
  };
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    record: string,
    model: DocumentModel,
  ) => {
    const bytes = await docxBuffer(model);
    const at = deps.clock.now().toISOString();
    await logAccess(deps.db, {
      kind: 'export',
      ok: true,
      at,
      actor,
      address: request.ip,
      what: { record, type: 'docx' },
    });
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${model.title}.docx`)}`);
    return reply.type(DOCX).send(bytes);
  };
  const named = (read: Reader, unit: string) =>
    read.one<{ name: string }>(sql`select coalesce(zs_unit_name(${unit}), ${unit}) as name`);

  app.get<{ Params: { file: string } }>('/api/council/minutes/:file', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const found = await getRecord(deps.db, deps.registry, councilMeeting, actor, parseForm(file, request.params.file));
    const row = found.row as unknown as CouncilMeetingRow;
    if (!row.minutes) throw refuse('state.minutes', '这次会议还没有纪要。', { status: 409 });
    const paper = await reading(actor, async (read) => {
      const [issuer, items, present] = await Promise.all([
        named(read, row.unit),
        itemLines(read, sql`i.meeting = ${row.id} and i.state <> 'dropped'`),
        read.many<{
          words: string;
        }>(sql`select concat(coalesce(department, zs_unit_name(member_unit)), ' ', name) as words
          from council_member where id = any(${row.present ?? []}::uuid[]) order by kind desc, seat`),
      ]);
      return { issuer: issuer?.name ?? '', items, present: present.map((it) => it.words) };
    });
    const kind = deps
      .policy(row.region, row.day)
      .dictionary('dict.council_meeting')
      .find((it) => it.value === row.kind);
    const model = minutesPaper(
      { ...row, ...paper, minutes: row.minutes, day: row.held_day ?? row.day, kind: kind?.label ?? row.kind },
      demo,
    );
    return send(request, reply, actor, councilMeeting.name, model);
  });

  app.get<{ Params: { file: string } }>('/api/council/bulletins/:file', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const found = await getRecord(deps.db, deps.registry, councilBulletin, actor, parseForm(file, request.params.file));
    const row = found.row as unknown as CouncilBulletinRow;
    const [issuer, to] = await reading(actor, (read) =>
      Promise.all([
        named(read, row.unit),
        read.many<{ department: string }>(
          sql`select distinct coalesce(department, zs_unit_name(member_unit)) as department from council_member
            where council = ${row.council} and state = 'serving' and member_unit is distinct from ${row.unit} order by 1`,
        ),
      ]),
    );
    const model = bulletinPaper({ ...row, issuer: issuer?.name ?? '', to: to.map((it) => it.department) }, demo);
    return send(request, reply, actor, councilBulletin.name, model);
  });

  app.get<{ Querystring: { all?: string } }>('/api/council/member-list.docx', async (request, reply) => {
    const actor = await callerOf(deps, request);
    const today = deps.clock.today();
    const policy = deps.policy(actor.unit.region, today);
    const ctx = { actor, today, now: deps.clock.now().toISOString(), policy, newId: () => uuidv7() };
    const all = request.query.all === '1';
    const rows = await reading(actor, (read) => memberRows.run(read, { input: { all }, ctx }));
    const form = policy.ask('form.member_list').value as FormValue | null;
    const columns = form?.tables?.[0]?.columns.map((it) => it.name) ?? ['姓名', '职务', '联系方式', '备注'];
    const lines = (of: typeof rows.members) =>
      of.map((it) => [it.department ?? '', it.name, it.post, it.contact ?? '', it.remark ?? '']);
    const model = listPaper(
      {
        title: form?.title ?? '会商机制成员及联络员名单',
        unit: actor.unit.name,
        day: today,
        columns,
        parts: [
          { name: '成员', rows: lines(rows.members) },
          { name: '联络员', rows: lines(rows.liaisons) },
        ],
      },
      demo,
    );
    return send(request, reply, actor, 'council-member', model);
  });
}
