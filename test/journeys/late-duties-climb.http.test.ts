/** A supervision document nobody answers: reminders in three steps, then the unit above hears of it and the bureau takes the pack's next step. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const document = await issuedDocument();
const noticesOf = async (username: string) => {
  const { body } = await (await demo.as(username)).call<{ notices: { title: string; record_id: string }[] }>(
    'GET',
    '/api/notices',
  );
  return body.notices.filter((it) => it.record_id === document).map((it) => it.title);
};
const at = (day: string) => demo.moveTo(`${day}T08:30:00+08:00`);

async function issuedDocument(): Promise<string> {
  const [supervisor, bureauHead] = await demo.all('supervisor', 'bureau-head');
  const cards = await supervisor.list('alert', { filter: { unit: AGENCY }, state: ['open'] });
  const { id } = await supervisor.act('supervision.draft-document', {
    kind: 'document.suggestion',
    alerts: [cards[0]?.id],
    requirements: '请说明情况并改正。',
    reply_due: null,
    reply_basis: null,
    to_unit: null,
    facts: null,
    problems: null,
    basis: null,
  });
  await supervisor.act('supervision.submit-document', {}, id);
  await bureauHead.act('supervision.approve-document', { review_note: null }, id);
  return id;
}

test('[SUP-06] the agency is reminded in three steps, each told once', async () => {
  const told: number[] = [];
  for (const day of ['2026-11-26', '2026-11-27', '2026-11-28', '2026-12-03', '2026-12-04']) {
    await at(day);
    await at(day);
    told.push((await noticesOf('clerk')).filter((it) => it.includes('到期')).length);
  }
  expect(told).toEqual([0, 1, 1, 2, 3]);
  expect((await noticesOf('clerk'))[0]).toContain('今天到期');
});

test('[SUP-06] a day late, the agency, the bureau and the superior of its line hear of it, and the bureau owes the first step of its pack', async () => {
  await at('2026-12-05');
  expect((await noticesOf('clerk')).some((it) => it.includes('已逾期（应于2026-12-04前办结）'))).toBe(true);
  expect((await noticesOf('clerk')).some((it) => it.startsWith('逾期未反馈：'))).toBe(true);
  const above = await demo.look<{ unit: string; title: string; text: string }>(
    sql`select unit, title, text from notice where title like '%逾期：%' and record_id = ${document}
      and unit <> ${AGENCY} order by unit`,
  );
  expect(above.map((it) => it.unit)).toEqual(['990100.scjg', BUREAU]);
  for (const notice of above) {
    expect(notice.title).toMatch(/^演示东区.+逾期：/);
    expect(notice.text).toBe('应于2026-12-04前办结，没有办结。请督促办理。');
  }
  const supervisor = await demo.as('supervisor');
  const today = await supervisor.ask<{ overdue: { id: string }[] }>('supervision.today');
  expect(today.overdue.map((it) => it.id)).toContain(document);
  expect(
    (await supervisor.list('escalation', { filter: { document } })).map((it) => [it.step, it.title, it.state]),
  ).toEqual([[1, expect.any(String), 'proposed']]);
});

test('[SUP-27] a person takes the step; still no answer, and the next step is proposed, never one further', async () => {
  const first = await demo.as('supervisor');
  await first.act('supervision.escalate', { result: '已发催办函', paper: null, reply_due: '2026-12-11' }, document);
  await at('2026-12-11');
  expect(
    await first.refused('supervision.escalate', { result: '再催', paper: null, reply_due: null }, document),
  ).toMatchObject({ status: 401 });
  const supervisor = await demo.as('supervisor');
  expect(
    await supervisor.refused('supervision.escalate', { result: '再催', paper: null, reply_due: null }, document),
  ).toMatchObject({
    detail: expect.stringContaining('还没有过，不能加压'),
  });
  await at('2026-12-12');
  const again = await demo.as('supervisor');
  expect((await again.list('escalation', { filter: { document } })).map((it) => [it.step, it.state]).sort()).toEqual([
    [1, 'done'],
    [2, 'proposed'],
  ]);
});

test('[SUP-06] the answer, when it comes, ends every reminder and step', async () => {
  await (await demo.as('clerk')).act('supervision.reply', { done: '已改正。', evidence: null }, document);
  await at('2026-12-18');
  const { body } = await (await demo.as('clerk')).call<{ duties: { record_id: string }[] }>('GET', '/api/duties');
  expect(body.duties.filter((it) => it.record_id === document)).toEqual([]);
  const supervisor = await demo.as('supervisor');
  expect(
    (await supervisor.ask<{ overdue: { id: string }[] }>('supervision.today')).overdue.map((it) => it.id),
  ).not.toContain(document);
});
