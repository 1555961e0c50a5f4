import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/rights.ts';
import { createHttp } from '#kernel/server/http.ts';
import { testDatabase } from '../../test/support/database.ts';
import { supervisionRoutes } from './server.ts';
import { AGENCY, BUREAU, county, OTHER, only } from './supervision.fixture.ts';

const base = await testDatabase();
const world = await county(base);
const bureau = { kind: 'justice-bureau' };
const people: Record<string, Actor> = {
  clerk: world.as('clerk', AGENCY),
  other: world.as('clerk', OTHER),
  supervisor: world.as('supervisor', BUREAU, bureau),
  head: world.as('bureau-head', BUREAU, bureau),
};
const deps = {
  ...world.deps,
  doorkeeper: { actorOf: async (token: string) => people[token] as Actor },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
  platform: 'demo' as const,
};
const http = await createHttp(deps);
supervisionRoutes(http, deps);
afterAll(async () => {
  await http.close();
  await world.close();
});

const get = (who: string, name: string) =>
  http.inject({ url: `/api/supervision/documents/${name}`, cookies: { zs_session: who } });

test('[SUP-05] the document is a file for the bureau and, once issued, for the unit addressed; nobody else finds it', async () => {
  const act = await world.inspect('2026-06-26', { approved_before: false });
  await world.react(act);
  const { id } = await world.act(people.supervisor as Actor, 'supervision.draft-document', {
    kind: 'document.notice',
    alerts: [only(await world.cards(act)).id],
    requirements: '补办批准手续',
    reply_due: '2026-06-30',
    reply_basis: '逐件确定',
  });
  expect((await get('supervisor', `${id}.docx`)).statusCode).toBe(200);
  expect((await get('clerk', `${id}.docx`)).statusCode).toBe(404);
  await world.act(people.supervisor as Actor, 'supervision.submit-document', {}, id);
  await world.act(people.head as Actor, 'supervision.approve-document', {}, id);
  const word = await get('clerk', `${id}.docx`);
  expect(word.statusCode).toBe(200);
  expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect(decodeURIComponent(String(word.headers['content-disposition']))).toContain(
    '行政执法监督通知书〔2026〕1号.docx',
  );
  const pdf = await get('clerk', `${id}.pdf`);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const foreign = await get('other', `${id}.pdf`);
  expect(foreign.statusCode).toBe(404);
  expect(foreign.json().detail).toContain('没有找到这条监督文书');
  expect((await get('clerk', '..%2f..%2fetc.pdf')).statusCode).toBe(400);
});
