/** A person takes the due days into the calendar of a phone: by an address that is shown once, says nothing of firms, and ends when it is ended. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';

const demo = await demoPlatform();
const clerk = await demo.as('clerk');
const read = (address: string) => demo.platform.http.inject({ method: 'GET', url: address });
let address = '';
let feed = '';

test('the address carries every due day of the unit, by kind of work, and no name', async () => {
  const made = await clerk.act('duties.make-feed', { words: '我的手机日历' });
  feed = made.id;
  address = (made.result as { address: string }).address;
  const { body } = await clerk.call<{ duties: { title: string; due: string | null }[] }>('GET', '/api/duties?of=mine');
  const dated = body.duties.filter((it) => it.due !== null);
  const answer = await read(address);
  expect(answer.headers['content-type']).toContain('text/calendar');
  expect(answer.body.match(/BEGIN:VEVENT/g)?.length).toBe(dated.length);
  expect(dated.length).toBeGreaterThan(0);
  expect(answer.body).toContain(`DTSTART;VALUE=DATE:${dated[0]?.due?.replaceAll('-', '')}`);
  const names = dated.flatMap((it) => it.title.split('：').slice(1));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(answer.body).not.toContain(name);
});

test('nobody reads the address from the register, and another address answers nothing', async () => {
  const [row] = await clerk.list('calendar-feed', {});
  expect(JSON.stringify(row)).not.toContain(address.slice(14, 30));
  expect(row).not.toHaveProperty('token_digest');
  expect((await read('/api/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics')).statusCode).toBe(404);
  expect((await read('/api/calendar/x.ics')).statusCode).toBe(400);
});

test('only its owner ends it, and then it answers nothing', async () => {
  const head = await demo.as('head');
  expect((await head.refused('duties.end-feed', {}, feed)).status).toBe(403);
  await clerk.act('duties.end-feed', {}, feed);
  expect((await read(address)).statusCode).toBe(404);
});
