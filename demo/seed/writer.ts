/** Writes the demonstration's registers: every row with its journal entry, under one signature that says what it is. */
import { v7 as uuidv7 } from 'uuid';
import type { Registry } from '#kernel/registry.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { type Act, insertRow } from '#kernel/server/write-rows.ts';

export interface Keeper {
  readonly code: string;
  readonly region: string;
  readonly line: string;
}

export interface SeedRow {
  readonly record: string;
  readonly id?: string;
  readonly keeper: Keeper;
  readonly state?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Keeper of a unit code: `990102.scjg.1` lies in 990102 on the line scjg. */
export function keeperOf(code: string): Keeper {
  const [region = '', line = ''] = code.split('.');
  return { code, region, line };
}

/** A fresh row id for each id of a file. */
export function idsFor(keys: readonly string[]): Map<string, string> {
  return new Map(keys.map((key) => [key, uuidv7()]));
}

/** Writes rows in one transaction as the maker of the demonstration. */
export async function writeSeed(
  worker: Database,
  registry: Registry,
  at: string,
  rows: readonly SeedRow[],
): Promise<void> {
  const act: Act = {
    act: uuidv7(),
    at,
    verb: 'demo.seed',
    label: '建立演示数据',
    by: { person: 'system', name: '演示数据', unit: '', unit_name: '平台', roles: [] },
    right: 'demo.seed',
    pack: '',
  };
  await worker.transact(NO_CLAIMS, async (tx: Transaction) => {
    for (const row of rows) {
      const def = registry.records.get(row.record);
      if (!def) throw new Error(`no record ${row.record}`);
      await insertRow(
        tx,
        def,
        {
          id: row.id ?? uuidv7(),
          region: row.keeper.region,
          unit: row.keeper.code,
          line: row.keeper.line,
          state: row.state ?? def.initial,
          source: '',
        },
        row.values,
        act,
      );
    }
  });
}
