/** Hands a clue goes through: refused, withdrawn, accepted, pulled up; who told it opened by two; one's own unit passed over; files and channels. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { takeIn } from '#modules/clues/server.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { clueForm, handing, personOf } from './clues-steps.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const [supervisor, bureauHead, officer, clerk, city] = await demo.all(
  'supervisor',
  'bureau-head',
  'officer',
  'clerk',
  'city-bureau',
);
const TODAY = '2026-11-20';
const OTHER = '990102.yjgl';

const openedBy = async (who: Client, id: string) => (await who.call('GET', `/api/records/clue/${id}`)).status;

test('[SPC-11] what is said of the own unit goes straight to the bureau that supervises it; the taker keeps the receipt alone', async () => {
  const done = await officer.act('clue.register', clueForm({ title: '本局有人吃拿卡要', about_unit: AGENCY }));
  expect(done.result).toMatchObject({ handed_to: '演示东区司法局', receipt: expect.stringMatching(/^[0-9A-Z]{12}$/) });
  const { row } = await supervisor.open('clue', done.id);
  expect(row).toMatchObject({ holder: BUREAU, state: 'registered', holder_name: expect.stringMatching(/./) });
  for (const who of [officer, clerk]) {
    expect([403, 404]).toContain(await openedBy(who, done.id));
    expect(JSON.stringify((await who.call('GET', '/api/notices')).body)).not.toContain(done.id);
  }
  const triaged = await clerk.refused(
    'clue.triage',
    {
      categories: null,
      situations: null,
      units: null,
      enterprise: null,
      deadline: TODAY,
      deadline_note: null,
      triage_note: null,
    },
    done.id,
  );
  expect(triaged.status).toBe(404);
});

test('[SPC-11] a hand-over waits: refused it stays with the sender, withdrawn too, accepted it has a new holder by name', async () => {
  const { id } = await supervisor.act('clue.register', clueForm());
  const first = (await supervisor.act('clue.hand-over', handing(AGENCY), id)).result?.handover as string;
  expect(await openedBy(clerk, id)).toBe(200);
  expect((await supervisor.refused('clue.hand-over', handing(OTHER), id)).detail).toContain('正等对方接收');
  await clerk.act('clue.refuse', { answer: '施工噪声由住建部门负责' }, first);
  expect(await openedBy(clerk, id)).toBe(404);
  expect((await supervisor.open('clue', id)).row.holder).toBe(BUREAU);
  const second = (await supervisor.act('clue.hand-over', handing(AGENCY), id)).result?.handover as string;
  await supervisor.act('clue.withdraw', { answer: '先行核对' }, second);
  expect((await clerk.refused('clue.accept', {}, second)).status).toBe(409);
  const third = (await supervisor.act('clue.hand-over', handing(AGENCY), id)).result?.handover as string;
  await clerk.act('clue.accept', {}, third);
  expect((await clerk.open('clue', id)).row).toMatchObject({ holder: AGENCY, holder_name: expect.stringMatching(/./) });
  expect((await supervisor.refused('clue.add-arrival', { channel: 'telephone', arrived_day: TODAY }, id)).status).toBe(
    403,
  );
  // The city's bureau takes it into its own hands; what stood below is told and acts no more.
  await city.act('clue.pull-up', { reason: '反映集中，提级核查' }, id);
  expect((await city.open('clue', id)).row.holder).toBe('990100.sf');
  expect(await openedBy(clerk, id)).toBe(404);
  const { handovers } = await city.ask<{ handovers: { kind: string; state: string }[] }>('clues.page', { id });
  expect(handovers.map((it) => [it.kind, it.state])).toEqual([
    ['down', 'refused'],
    ['down', 'withdrawn'],
    ['down', 'accepted'],
    ['pull', 'accepted'],
  ]);
});

test('[SPC-11] a superior whose member is named cannot be handed the clue as it is either', async () => {
  const { id } = await supervisor.act('clue.register', clueForm({ title: '上下都有人参与' }));
  const [named] = await demo.look<{ name: string; id: string }>(
    sql`select p.name, p.id from post x join person p on p.id = x.person where x.unit = '990100.scjg' and x.role = 'agency-head' limit 1`,
  );
  await supervisor.act(
    'clue.name-person',
    { name: named?.name, in_unit: '990100.scjg', post: '局长', person: null },
    id,
  );
  const refused = await supervisor.refused('clue.hand-over', handing('990100.scjg', { kind: 'up' }), id);
  expect(refused.code).toBe('policy.redaction');
});

test('who told it opens for two persons together, for half an hour, and the log knows each look', async () => {
  const { id } = await supervisor.act('clue.register', clueForm({ informant: '反映人乙', phone: '13800005678' }));
  const [arrival] = await supervisor.list('clue-arrival', { filter: { clue: id } });
  const asked = await supervisor.act('clue.ask-identity', {
    arrival: arrival?.id,
    reason: 'contact',
    words: '需要核实时间',
  });
  const look = (who: Client) =>
    who.call<Record<string, unknown>>('POST', `/api/clues/openings/${asked.id}/identity`, {});
  expect((await look(supervisor)).status).toBe(410);
  expect((await supervisor.refused('clue.allow-identity', { answer: null }, asked.id)).status).toBe(403);
  await bureauHead.act('clue.allow-identity', { answer: '同意' }, asked.id);
  expect((await look(bureauHead)).status).toBe(403);
  const seen = await look(supervisor);
  expect(seen.body).toMatchObject({ informant: '反映人乙', phone: '13800005678' });
  const stored = await demo.look<{ body: string }>(
    sql`select body from access_log where kind = 'unmask' order by seq desc limit 1`,
  );
  expect(stored[0]?.body).toContain('clue-identity');
  expect(stored[0]?.body).not.toMatch(/反映人乙|13800005678/);
  expect(JSON.stringify(await demo.look(sql`select body from journal where record = 'clue-identity'`))).not.toMatch(
    /反映人乙|13800005678/,
  );
  await demo.moveTo('2026-11-20T18:00:00+08:00');
  const late = await (await demo.as('supervisor')).call('POST', `/api/clues/openings/${asked.id}/identity`, {});
  expect(late.status).toBe(410);
});

test('[SUP-19] a hotline’s CSV in GBK is read, its faults told at once, and taken once', async () => {
  const who = await demo.as('supervisor');
  const text = [
    '线索来源,来源编号,收到日期,标题,线索内容',
    '12345政务服务热线,GBK-1,2026-11-19,广告牌被拆,"店铺招牌被拆，""没有通知""，要求说明。"',
    '12345政务服务热线,GBK-2,昨天,没有内容,',
  ].join('\r\n');
  const bytes = gbk(text);
  const dry = await who.upload<{ faults: { row: number; column: string }[] }>(
    '/api/clues/import-csv?dry_run=1',
    '热线.csv',
    bytes,
  );
  expect(dry.body).toMatchObject({ total: 2, made: 1, refused: 1, dry_run: true });
  expect(dry.body.faults).toEqual([
    expect.objectContaining({ row: 3, column: '收到日期' }),
    expect.objectContaining({ row: 3, column: '线索内容' }),
  ]);
  expect((await who.upload('/api/clues/import-csv', '热线.csv', bytes)).body).toMatchObject({ made: 1, refused: 1 });
  expect((await who.upload('/api/clues/import-csv', '热线.csv', bytes)).body).toMatchObject({ made: 0, present: 1 });
  const [made] = await who.list('clue-arrival', { filter: { reference: 'GBK-1' } });
  expect((await who.open('clue-arrival', made?.id as string)).row.words).toBe('店铺招牌被拆，"没有通知"，要求说明。');
});

test('[SPC-09] the door for other channels: one function takes a matter in, once, past the unit it is about, with a receipt', async () => {
  const comes = {
    ...clueForm({ title: '公众端来件', channel: 'suggestion_platform', about_unit: AGENCY }),
    unit: AGENCY,
    origin: 'outside:1',
    by: '批评建议平台',
  } as Parameters<typeof takeIn>[1];
  const first = await takeIn(demo.platform.deps, comes);
  expect(await takeIn(demo.platform.deps, comes)).toEqual({ id: first.id, receipt: null, present: true });
  expect((await demo.visitor.call('GET', `/api/portal/receipt/${first.receipt}`)).body).toEqual({
    state: 'received',
    received_on: TODAY,
    answer: null,
  });
  const who = await demo.as('supervisor');
  expect((await who.open('clue', first.id)).row).toMatchObject({ holder: BUREAU, sources: ['suggestion_platform'] });
});

test('[SPC-10] a clue whose holder has left stands in the books by name until somebody else has it', async () => {
  const who = await demo.as('supervisor');
  const { id } = await who.act('clue.register', clueForm({ title: '承办人离开的线索' }));
  const leaving = await demo.look<{ id: string }>(
    sql`select id from post where unit = ${BUREAU} and person = ${await personOf(demo, 'supervisor')} and state = 'active'`,
  );
  const period = { from: '2026-11-01', until: '2026-11-30' };
  const before = await who.ask<{ balanced: boolean }>('clues.reconcile', period);
  expect(before.balanced).toBe(true);
  const admin = await demo.as('sec-admin');
  await admin.act('identity.end-post', { reason: '调离' }, leaving[0]?.id);
  const after = await (await demo.as('city-bureau')).ask<{ balanced: boolean; missing: { id: string; gap: string }[] }>(
    'clues.reconcile',
    period,
  );
  expect(after.balanced).toBe(false);
  expect(after.missing.find((it) => it.id === id)).toMatchObject({ gap: '承办人已不在这个单位' });
});

test('[ORG-18] a task force has members and a term, and ends with what it did', async () => {
  const head = await demo.as('bureau-head');
  const members = [await personOf(demo, 'bureau-head'), await personOf(demo, 'city-bureau')];
  const { id } = await head.act('clue.set-up-force', {
    name: '线索核查专班',
    purpose: '核查涉企收费线索',
    leader: members[0],
    members,
    from: TODAY,
    until: '2027-01-31',
    papers: null,
  });
  expect(
    (
      await head.refused(
        'clue.change-force',
        { purpose: '核查', leader: members[0], members, until: '2026-01-01', papers: null, reason: '缩短' },
        id,
      )
    ).detail,
  ).toContain('不能早于');
  const done = await head.act('clue.end-force', { summary: '线索办结，专班撤销。' }, id);
  expect(done.state).toBe('ended');
});

/** GBK of a text, by asking the decoder for every pair of bytes; Node decodes GBK and does not encode it. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array(
    [...text].flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : [...(codes.get(char) ?? [])])),
  );
}
