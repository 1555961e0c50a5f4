/** An agreed item of the county's council: from the minutes to done, carried into the next meeting on its way; members, bulletin, papers. */

import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { councilSweep } from '#modules/council/server.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const [supervisor, bureauHead, clerk, officer] = await demo.all('supervisor', 'bureau-head', 'clerk', 'officer');

interface Item {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly carried: number | null;
}
interface Overview {
  readonly council: { readonly title: string } | null;
  readonly named: number;
  readonly gaps: number;
  readonly seats: readonly { code: string; name: string; members: number; liaisons: number; listed_locally: boolean }[];
  readonly items: readonly Item[];
  readonly unread: readonly { id: string }[];
  readonly bulletins: readonly { copies: number; read: number }[];
}

const member = (more: Record<string, unknown>) => ({
  kind: 'member',
  member_unit: null,
  department: null,
  post: '分管负责人',
  contact: null,
  remark: null,
  from: '2026-01-05',
  ...more,
});
const openDuties = (record_id: string | undefined) =>
  demo.look<{ kind: string }>(sql`select kind from duty where record_id = ${record_id} and closed_at is null`);
const meeting = (title: string, day: string) => ({
  title,
  kind: 'full',
  day,
  time: '上午9时',
  place: '三楼会议室',
  agenda: null,
});
const kept: Record<string, string> = {};

test('[ORG-12] the bureau registers the council of its county once; the departments the document names stand as gaps', async () => {
  const before = await supervisor.ask<Overview>('council.overview');
  expect(before.council).toBeNull();
  const form = {
    title: '演示东区行政执法会商机制',
    convener: '区司法局分管负责人',
    liaison: null,
    established: '2026-01-04',
    basis: '区政府办公室通知',
    note: null,
  };
  kept.council = (await supervisor.act('council.set-up', form)).id;
  expect((await supervisor.refused('council.set-up', form)).detail).toContain('已经登记了');
  expect((await clerk.refused('council.set-up', form)).status).toBe(403);
  const after = await supervisor.ask<Overview>('council.overview');
  // Ganzhou follows the province's list for its cities and counties; the enforcement departments there are listed locally.
  expect(after.seats.map((it) => it.name)).toEqual([
    '司法行政',
    '发展改革',
    '财政',
    '人力资源社会保障',
    '政务服务管理',
    '大数据管理',
    '相关行政执法部门',
  ]);
  expect(after.gaps).toBe(6);
});

test('[ORG-13] members and liaisons with their history; a telephone is told to the convener and to their own unit alone', async () => {
  const mine = await supervisor.act('council.name-member', member({ member_unit: BUREAU, name: '会商甲' }));
  await supervisor.act(
    'council.name-member',
    member({ member_unit: BUREAU, kind: 'liaison', name: '会商乙', post: '股长' }),
  );
  await supervisor.act('council.name-member', member({ member_unit: AGENCY, name: '会商丙', contact: '0797-1234567' }));
  await supervisor.act('council.name-member', member({ department: '财政', name: '会商丁', contact: '0797-7654321' }));
  expect((await supervisor.refused('council.name-member', member({ name: '无单位' }))).faults?.[0]?.field).toBe(
    'department',
  );
  const replaced = await supervisor.act(
    'council.replace-member',
    { name: '会商戊', post: '副局长', contact: null, remark: null, from: '2026-06-01', reason: '工作调整' },
    mine.id,
  );
  expect(replaced.state).toBe('ended');
  const { seats, gaps } = await supervisor.ask<Overview>('council.overview');
  expect(seats.find((it) => it.code === 'sf')).toMatchObject({ members: 1, liaisons: 1 });
  expect(seats.find((it) => it.code === 'cz')).toMatchObject({ members: 1, liaisons: 0 });
  expect(seats.at(-1)).toMatchObject({ code: 'scjg', added: true });
  // 财政 still lacks a liaison, and so does the market supervision bureau the place added.
  expect(gaps).toBe(6);
  const former = await supervisor.list('council-member', { state: ['ended'] });
  expect(former.map((it) => [it.name, it.until, it.until_reason])).toEqual([['会商甲', '2026-06-01', '工作调整']]);
  const seen = async (who: Client) =>
    (await who.ask<{ members: { name: string; contact: string | null }[] }>('council.member-rows', { all: true }))
      .members;
  expect((await seen(supervisor)).map((it) => it.contact)).toContain('0797-7654321');
  const atAgency = await seen(clerk);
  expect(atAgency.find((it) => it.name === '会商丙')?.contact).toBe('0797-1234567');
  expect(atAgency.find((it) => it.name === '会商丁')?.contact).toBe('已隐去');
  expect(JSON.stringify(await clerk.list('council-member'))).not.toContain('7654321');
  expect((await supervisor.download('/api/council/member-list.docx?all=1')).subarray(0, 2).toString()).toBe('PK');
});

test('[ORG-14] the moment the minutes are confirmed the agreed item is a duty of its owner, awaited by the convener', async () => {
  const topic = await clerk.act('council.propose-topic', {
    title: '联合检查计划怎样衔接',
    matter: '各部门检查计划时间冲突。',
    papers: null,
  });
  const { id } = await supervisor.act('council.call-meeting', meeting('第一次全体会议', '2026-11-20'));
  kept.first = id;
  expect(JSON.stringify((await clerk.call('GET', '/api/notices')).body)).toContain('第一次全体会议');
  await supervisor.act('council.put-on-agenda', { meeting: id, order: 1 }, topic.id);
  const present = (await supervisor.list('council-member', { state: ['serving'] })).slice(0, 2).map((it) => it.id);
  await supervisor.act(
    'council.draft-minutes',
    { held_day: '2026-11-20', present, others: null, minutes: '会议研究了联合检查计划的衔接。', papers: null },
    id,
  );
  await supervisor.act('council.discuss-topic', { conclusion: '由市场监管局汇总各部门计划。' }, topic.id);
  const item = await supervisor.act('council.add-item', {
    meeting: id,
    topic: topic.id,
    title: '汇总联合检查计划',
    requirement: '避免同一企业重复检查',
    owner: AGENCY,
    helpers: null,
    due: '2026-12-04',
    proof_required: '汇总表',
  });
  kept.item = item.id;
  expect(await openDuties(item.id)).toEqual([]);
  expect((await supervisor.refused('council.confirm-minutes', {}, id)).status).toBe(403);
  const done = await bureauHead.act('council.confirm-minutes', {}, id);
  expect(done.result).toEqual({ items: 1, carried: 0, postponed: 0 });
  const owed = await demo.look<Record<string, unknown>>(
    sql`select kind, unit, due, awaited_by, thread, fixed from duty where record_id = ${item.id} and closed_at is null`,
  );
  expect(owed).toEqual([
    { kind: 'council.item', unit: AGENCY, due: '2026-12-04', awaited_by: BUREAU, thread: id, fixed: true },
  ]);
  await councilSweep(demo.platform.deps);
  // Five working days before, and on the day itself.
  const [days] = await demo.look<{ remind_days: string[] }>(
    sql`select remind_days from duty where record_id = ${item.id}`,
  );
  expect(days?.remind_days).toEqual(['2026-11-27', '2026-12-04']);
});

test('[ORG-14] the bulletin goes to every member with marks of who has read it', async () => {
  const page = await supervisor.ask<{ suggested: { title: string; body: string } }>('council.meeting', {
    id: kept.first,
  });
  expect(page.suggested.body).toContain('汇总联合检查计划（责任单位：');
  const bulletin = await supervisor.act('council.draft-bulletin', {
    meeting: kept.first,
    papers: null,
    ...page.suggested,
  });
  await supervisor.act('council.send-bulletin', {}, bulletin.id);
  const copies = await supervisor.list('bulletin-delivery', { filter: { bulletin: bulletin.id } });
  expect(copies.map((it) => [it.department, it.state]).sort()).toEqual([
    ['演示东区市场监督管理局', 'sent'],
    ['财政', 'by-hand'],
  ]);
  const { unread } = await clerk.ask<Overview>('council.overview');
  expect(unread).toHaveLength(1);
  await clerk.act('council.read-bulletin', {}, unread[0]?.id);
  const byHand = copies.find((it) => it.state === 'by-hand')?.id;
  await supervisor.act(
    'council.confirm-delivery',
    { received_day: '2026-11-20', received_note: '机要交换，办公室签收' },
    byHand,
  );
  const { bulletins } = await supervisor.ask<Overview>('council.overview');
  expect(bulletins[0]).toMatchObject({ copies: 2, read: 2 });
  const docx = await clerk.download(`/api/council/bulletins/${bulletin.id}.docx`);
  expect(docx.subarray(0, 2).toString()).toBe('PK');
  expect((await supervisor.download(`/api/council/minutes/${kept.first}.docx`)).length).toBeGreaterThan(1000);
  expect((await openDuties(kept.first)).filter((it) => it.kind === 'council.bulletin')).toEqual([]);
});

test('[ORG-14] reported without proof it is refused; found wanting it goes on and the next meeting opens with it; then it is done', async () => {
  const item = kept.item as string;
  expect((await officer.refused('council.report-progress', { progress: '办理中' }, item)).status).toBe(403);
  await clerk.act('council.report-progress', { progress: '已收到三个部门的计划' }, item);
  expect((await clerk.refused('council.report-done', { progress: '完成', proof: [] }, item)).detail).toMatch(
    /证明材料/,
  );
  const file = async () =>
    (
      await clerk.upload<{ id: string }>(
        '/api/files',
        '汇总表.pdf',
        Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
      )
    ).body.id;
  const first = await file();
  await clerk.act('council.report-done', { progress: '完成汇总', proof: [first] }, item);
  // The convener reads the owner's proof.
  expect((await supervisor.call('GET', `/api/files/${first}`)).status).toBe(200);
  await supervisor.act('council.not-done', { check_note: '缺城管部门的计划' }, item);
  expect((await clerk.ask<Overview>('council.overview')).items.map((it) => it.state)).toEqual(['not-done']);

  await demo.moveTo('2026-12-10T09:00:00+08:00');
  const [convener, head, owner] = await demo.all('supervisor', 'bureau-head', 'clerk');
  const next = await convener.act('council.call-meeting', meeting('第二次全体会议', '2026-12-10'));
  const opens = await owner.ask<{ carried: Item[] }>('council.meeting', { id: next.id });
  expect(opens.carried.map((it) => [it.title, it.state])).toEqual([['汇总联合检查计划', 'not-done']]);
  await convener.act(
    'council.draft-minutes',
    { held_day: '2026-12-10', present: null, others: null, minutes: '听取了未完成事项的情况。', papers: null },
    next.id,
  );
  expect((await head.act('council.confirm-minutes', {}, next.id)).result).toMatchObject({ items: 0, carried: 1 });
  await owner.act('council.report-done', { progress: '城管部门的计划已补齐', proof: [first] }, item);
  await convener.act('council.accept-item', { check_note: '已核' }, item);
  const { row } = await owner.open('agreed-item', item);
  expect(row).toMatchObject({ state: 'done', carried: 1, done_day: '2026-12-10' });
  expect(await openDuties(item)).toEqual([]);
  expect((await owner.ask<Overview>('council.overview')).items).toEqual([]);
});

test('[ORG-12] a member unit proposes a meeting and is answered; another place has its own list of departments', async () => {
  const owner = await demo.as('clerk');
  const convener = await demo.as('supervisor');
  const asked = await owner.act('council.propose-meeting', {
    title: '研究夜间执法协作',
    kind: 'partial',
    day: '2026-12-20',
    reason: '夜间检查需要几个部门一起研究',
  });
  await convener.act('council.decline-meeting', { answer: '并入下次全体会议' }, asked.id);
  expect((await owner.open('council-meeting', asked.id)).row).toMatchObject({
    state: 'declined',
    answer: '并入下次全体会议',
  });
  const sui = await (await demo.as('sui-bureau')).ask<Overview>('council.overview');
  expect(sui).toMatchObject({ council: null, named: 12 });
  const yan = await (await demo.as('yan-bureau')).ask<Overview>('council.overview');
  expect(yan).toMatchObject({ council: null, named: 13 });
  const province = await (await demo.as('province')).ask<Overview>('council.overview');
  expect(province).toMatchObject({ council: null, named: 25 });
  expect((await (await demo.as('city-bureau')).ask<Overview>('council.overview')).council).toBeNull();
});
