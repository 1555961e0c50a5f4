/** The attack on a return under correction: whoever is outside its unit tries every way to what stands in its cells meanwhile. */
import sql from 'sql-template-tag';
import { expect } from 'vitest';
import { partsOf } from '#modules/returns/files/golden/canonical.fixture.ts';
import type { DemoWorld } from '../support/demo-world.ts';
import type { Client } from '../support/http.ts';
import { LENIENCY, sheetOf } from './returns-steps.ts';

interface Corrected {
  readonly id: string;
  /** Address of a number that differs: in the version in force, and live. */
  readonly at: string;
  readonly version: number;
  readonly frozen: number;
  readonly live: number;
  readonly own: Client;
  readonly others: readonly Client[];
}

export async function onlyFrozenIsSeen(demo: DemoWorld, it: Corrected): Promise<void> {
  const { id, at } = it;
  const valueIn = (sheet: Awaited<ReturnType<typeof sheetOf>>) =>
    sheet.sheets.find((one) => one.form === LENIENCY)?.cells[at]?.value;
  const own = await sheetOf(it.own, id);
  expect(own.frozen).toBeNull();
  expect(valueIn(own)).toMatchObject({ num: it.live });
  const [cell] = await demo.look<{ id: string }>(
    sql`select id from return_cell where return = ${id} and address = ${`${LENIENCY}|${at}`}`,
  );
  for (const other of it.others) {
    const seen = await sheetOf(other, id);
    expect(seen.frozen).toBe(it.version);
    expect(valueIn(seen)).toMatchObject({ num: it.frozen });
    expect(seen.can).not.toContain('return.save-cells');
    const since = { id, since: '2026-01-01T00:00:00Z' };
    expect(await other.ask('returns.changes', since)).toMatchObject({ cells: [], lines: [] });
    for (const path of ['', '/proof'])
      expect((await other.call('GET', `/api/records/return-cell/${cell?.id}${path}`)).status).toBe(404);
    const story = await other.call('GET', `/api/records/return-cell/${cell?.id}/timeline`);
    expect(story.body).toEqual({ entries: [] });
    const listed = await other.call<{ rows: { return: string }[] }>('POST', '/api/records/return-cell/list', {});
    expect(listed.body.rows.filter((row) => row.return === id)).toEqual([]);
    const file = await partsOf(await other.download(`/api/returns/${id}/file.xlsx`));
    expect([...file.keys()].join()).toContain('xl/worksheets');
  }
}
