/** One matter that arrives four times by four ways, names a deputy head and an officer, and must reach neither of them nor their bureau but redacted. */
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { beforeAll, expect, test } from 'vitest';
import { reactOnce } from '#kernel/server/reactor.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client, Done } from '../support/http.ts';
import { clueForm, everythingOf, handing, hotlineBook, OUTCOME, personOf, triageForm } from './clues-steps.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const [supervisor, officer, clerk, head, named, leader] = await demo.all(
  'supervisor',
  'officer',
  'clerk',
  'head',
  'delegate',
  'line-leader',
);
const visitor = demo.visitor;
const TODAY = '2026-11-20';

// Nobody of the agency may read these anywhere; nothing else has them.
const SECRET = /和顺饭店|消防通道不合格|线索〔|反映人甲|13800001234/;
const STORY =
  '2026年11月18日，和顺饭店反映，检查人员以消防通道不合格为由开口要收三千元“整改保证金”，不开票据，并说不交就天天来查。';

const form = (more: Record<string, unknown>) =>
  clueForm({ title: '检查时索要“整改保证金”', content: STORY, about_unit: AGENCY, enterprise: true, ...more });

const state: Record<string, string> = {};
const receipts: string[] = [];
const told = (done: Done) => {
  receipts.push(done.result?.receipt as string);
  return done;
};

const seenBy = (who: Client) => everythingOf(demo, who, Object.values(state));

beforeAll(async () => {
  state.telephone = told(
    await supervisor.act(
      'clue.register',
      form({ informant: '反映人甲', phone: '138-0000-1234', address: '演示路一号' }),
    ),
  ).id;
});

test('[SPC-09] a matter told on the telephone gets a receipt code that can be read aloud, and who told it is not in it', async () => {
  expect(receipts[0]).toMatch(/^[0-9A-Z]{12}$/);
  const { row, can } = await supervisor.open('clue', state.telephone as string);
  expect(row).toMatchObject({
    state: 'registered',
    holder: BUREAU,
    arrivals: 1,
    about_names: '演示东区市场监督管理局',
  });
  expect(can).toContain('clue.triage');
  expect(JSON.stringify(await supervisor.list('clue-arrival', { filter: { clue: state.telephone } }))).not.toMatch(
    /反映人甲|1380000/,
  );
  const [identity] = await supervisor.list('clue-identity');
  expect(JSON.stringify(await supervisor.open('clue-identity', identity?.id as string))).not.toMatch(
    /反映人甲|1380000/,
  );
});

test('[SUP-19] the hotline’s workbook brings it again; the same workbook once more brings nothing', async () => {
  const book = await hotlineBook([
    [
      '12345政务服务热线',
      'RX-1',
      TODAY,
      '和顺饭店反映检查人员索要保证金',
      `市民来电：${STORY}`,
      '演示东区市场监督管理局',
      '13800001234',
    ],
    ['12345政务服务热线', 'RX-2', TODAY, '路边摊占道', '早市摊位占用人行道，城管多日不管。', '', ''],
    ['12345政务服务热线', 'RX-3', '下周', '', '', '没有这个局', ''],
  ]);
  const dry = await supervisor.upload<{ made: number; faults: { row: number; column: string }[] }>(
    '/api/import/clue?dry_run=1',
    '热线.xlsx',
    book,
  );
  expect(dry.body).toMatchObject({ made: 2, refused: 1 });
  expect(dry.body.faults.map((it) => it.column)).toEqual(['收到日期', '标题', '线索内容', '被反映的单位']);
  const first = await supervisor.upload('/api/import/clue', '热线.xlsx', book);
  expect(first.body).toMatchObject({ made: 2, refused: 1 });
  const again = await supervisor.upload('/api/import/clue', '热线.xlsx', book);
  expect(again.body).toMatchObject({ made: 0, present: 2, refused: 1 });
  const [made] = await supervisor.list('clue-arrival', { filter: { reference: 'RX-1' } });
  state.hotline = made?.clue as string;
});

test('[SUP-02, ENT-20] the firm’s complaint at the portal becomes a clue with one click, once', async () => {
  const { body } = await visitor.call<{ receipt: string }>('POST', '/api/portal/complaint', {
    key: randomUUID(),
    unit: AGENCY,
    about: '索要整改保证金',
    words: STORY,
    contact: '13800001234',
  });
  expect(body.receipt).toHaveLength(12);
  await demo.settle();
  const complaints = await supervisor.list('complaint', { filter: { about_unit: AGENCY } });
  const complaint = complaints.find((it) => it.about === '索要整改保证金');
  state.portal = (await supervisor.act('clue.from-complaint', { complaint: complaint?.id })).id;
  const refused = await supervisor.refused('clue.from-complaint', { complaint: complaint?.id });
  expect(refused.detail).toContain('已经转为线索');
});

test('[SPC-10] the other two are proposed as likely the same, by their words and their telephone, and merged', async () => {
  const { alike } = await supervisor.ask<{ alike: { id: string; why: string[] }[] }>('clues.alike', {
    id: state.telephone,
  });
  expect(alike.map((it) => it.id).sort()).toEqual([state.hotline, state.portal].sort());
  expect(alike[0]?.why).toContain('来自同一电话');
  for (const other of [state.hotline, state.portal])
    await supervisor.act('clue.merge', { into: state.telephone, reason: '同一件事' }, other);
  told(
    await supervisor.act(
      'clue.add-arrival',
      {
        channel: 'petition',
        arrived_day: TODAY,
        reference: 'XF-9',
        informant: null,
        phone: null,
        address: null,
        words: '来信内容同前。',
        papers: null,
      },
      state.telephone,
    ),
  );
  const { row } = await supervisor.open('clue', state.telephone as string);
  expect(row.arrivals).toBe(4);
  expect((row.sources as string[]).slice().sort()).toEqual(['hotline_12345', 'party', 'petition', 'telephone'].sort());
});

test('[SPC-10] a merge is taken back and done again without loss', async () => {
  await supervisor.act('clue.unmerge', { reason: '再核对' }, state.hotline);
  expect((await supervisor.open('clue', state.telephone as string)).row.arrivals).toBe(3);
  expect((await supervisor.open('clue', state.hotline as string)).row.state).toBe('registered');
  await supervisor.act('clue.merge', { into: state.telephone, reason: '确是同一件事' }, state.hotline);
  expect((await supervisor.open('clue', state.telephone as string)).row.arrivals).toBe(4);
});

test('[SPC-10] it is triaged: kind, unit, date; the deputy head and the officer are named', async () => {
  const [agency] = await supervisor.list('unit', { filter: { code: AGENCY } });
  await supervisor.act('clue.triage', triageForm([agency?.id]), state.telephone);
  const deputy = await demo.look<{ id: string; name: string }>(
    sql`select p.id, p.name from account a join person p on p.id = a.person where a.username = 'delegate'`,
  );
  const deputy_name = deputy[0]?.name as string;
  const accused = await demo.look<{ name: string }>(
    sql`select p.name from account a join person p on p.id = a.person where a.username = 'officer'`,
  );
  for (const name of [deputy_name, accused[0]?.name])
    await supervisor.act('clue.name-person', { name, in_unit: AGENCY, post: null, person: null }, state.telephone);
  const persons = await supervisor.list('clue-person', { filter: { clue: state.telephone } });
  expect(persons).toHaveLength(2);
});

test('the attack: officer, deputy head, unit head, clerk and the leader of the line find nothing, by any way of reading', async () => {
  for (const who of [officer, named, head, clerk, leader]) expect(await seenBy(who)).not.toMatch(SECRET);
});

test('[SPC-11] it cannot be handed to the bureau complained of, nor to its branch, without a reason and words of its own', async () => {
  const to = (more: Record<string, unknown>) => handing(AGENCY, { reason: '请自行核查', ...more });
  for (const to_unit of [AGENCY, `${AGENCY}.1`, `${AGENCY}.2`]) {
    const refused = await supervisor.refused('clue.hand-over', to({ to_unit }), state.telephone);
    expect(refused.code).toBe('policy.redaction');
    expect(refused.faults?.map((it) => it.field)).toEqual(['redaction_reason', 'copy_title', 'copy_content']);
  }
  const copy = { redaction_reason: '需要该局先行自查收费情况', copy_title: '核查检查中的收费行为' };
  const leaky = await supervisor.refused(
    'clue.hand-over',
    to({ ...copy, copy_content: '反映人甲（1380000 1234）称贵局人员收取费用。' }),
    state.telephone,
  );
  expect(leaky.detail).toContain('反映人的姓名、反映人的电话');
  const sent = await supervisor.act(
    'clue.hand-over',
    to({ ...copy, copy_content: '请核查近期检查中有无以任何名义收取费用的行为。' }),
    state.telephone,
  );
  state.copy = sent.result?.copy as string;
  state.handover = sent.result?.handover as string;
  expect(await seenBy(named)).not.toMatch(/核查检查中的收费行为/);
});

test('[SPC-11] whom it names cannot take the copy; the clerk can; until then the sender answers', async () => {
  expect((await supervisor.open('clue', state.copy as string)).row.holder).toBe(BUREAU);
  expect(await named.refused('clue.accept', {}, state.handover)).toMatchObject({ status: 404 });
  expect(await officer.refused('clue.accept', {}, state.handover)).toMatchObject({ status: 403 });
  await clerk.act('clue.accept', {}, state.handover);
  const { row } = await clerk.open('clue', state.copy as string);
  expect(row).toMatchObject({ holder: AGENCY, redacted: true, sources: [], state: 'triaged' });
  expect((await supervisor.open('clue', state.telephone as string)).row.holder).toBe(BUREAU);
  for (const who of [officer, named, head, clerk, leader])
    expect((await seenBy(who)).replaceAll(/线索〔\d+〕\d+号（删减件）/g, '')).not.toMatch(SECRET);
});

test('[SPC-12] the copy is verified and closed below; the original only then above, with the words for whoever told it', async () => {
  await supervisor.act(
    'clue.assign',
    { person: await personOf(demo, 'supervisor'), task_force: null, note: null },
    state.telephone,
  );
  await supervisor.act(
    'clue.verify',
    { verification: 'true', verification_note: '经核实，确有收取。' },
    state.telephone,
  );
  await clerk.act('clue.assign', { person: await personOf(demo, 'clerk'), task_force: null, note: null }, state.copy);
  await clerk.act('clue.verify', { verification: 'partly', verification_note: '自查发现收取一次。' }, state.copy);
  const missing = await clerk.refused(
    'clue.dispose',
    {
      dispositions: ['accountable', 'exempt'],
      disposition_note: '已退还。',
      accountability_note: null,
      exemption_note: null,
      underlying: null,
    },
    state.copy,
  );
  expect(missing.faults?.map((it) => it.field)).toEqual(['accountability_note', 'exemption_note']);
  await supervisor.act('clue.dispose', OUTCOME, state.telephone);
  const waits = await supervisor.refused('clue.close', { reply: '已经核查处理，感谢您的监督。' }, state.telephone);
  expect(waits.detail).toContain('删减件还没有办结');
  await clerk.act('clue.dispose', OUTCOME, state.copy);
  await clerk.act('clue.close', { reply: '已办。' }, state.copy);
  const closed = await supervisor.act(
    'clue.close',
    { reply: '已经核查处理，费用已责令退还，感谢您的监督。' },
    state.telephone,
  );
  expect(closed.state).toBe('closed');
});

test('[SPC-12] each receipt code is answered with the words meant for it and nothing else', async () => {
  for (const receipt of receipts) {
    const { body } = await visitor.call('GET', `/api/portal/receipt/${receipt}`);
    expect(body).toEqual({
      state: 'answered',
      received_on: TODAY,
      answer: '已经核查处理，费用已责令退还，感谢您的监督。',
    });
  }
});

test('[SPC-10] the books balance: taken in is closed, open with a name, or merged; nobody is missing', async () => {
  const answer = await supervisor.ask<{
    balanced: boolean;
    total: Record<string, number>;
    by_source: { key: string }[];
    missing: unknown[];
    arrivals: number;
  }>('clues.reconcile', { from: '2026-11-01', until: '2026-11-30' });
  expect(answer).toMatchObject({
    balanced: true,
    arrivals: 5,
    missing: [],
    total: { taken_in: 4, closed: 1, open: 1, merged: 2, missing: 0, late: 0 },
  });
  expect(answer.by_source.map((it) => it.key)).toEqual(['hotline_12345', 'party', 'telephone']);
});

test('[SPC-12, SPC-14] the lines of the ledger carry what 表2 asks, with the special explanation', async () => {
  const { lines, accountability } = await supervisor.ask<{
    lines: { source: string; responsible: string; verified: string; outcome: string; underlying: string }[];
    accountability: string[];
  }>('clues.ledger', { from: '2026-11-01', until: '2026-11-30' });
  const line = lines.find((it) => it.underlying);
  expect(line?.source).toContain('投诉举报电话');
  expect(line?.responsible).toContain('演示东区市场监督管理局');
  expect(line?.verified).toContain('属实：');
  expect(line?.outcome).toContain('纠正、追究责任：');
  expect(accountability[0]).toContain('批评教育');
});

test('[SPC-12] its facts count it once, for the unit that holds it, and the bureau it names counts none of it', async () => {
  while ((await reactOnce(demo.platform.reactor)) > 0);
  await demo.settle();
  const facts = await demo.look<{
    unit: string;
    counted: boolean;
    on_time: boolean | null;
    proved: boolean;
    arrivals: number;
  }>(sql`select unit, counted, on_time, proved, arrivals::int from fact_clue where id = ${state.telephone}`);
  expect(facts).toEqual([{ unit: BUREAU, counted: true, on_time: true, proved: true, arrivals: 4 }]);
  expect(await demo.look(sql`select 1 from fact_clue where id = ${state.copy}`)).toEqual([]);
  expect(await demo.look(sql`select 1 from fact_clue where id = ${state.hotline} and not counted`)).toHaveLength(1);
});
