/** Fills an empty database: registers and history by SQL, packs and calendar by the product, facts by the product's own rebuild. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { rebuildFacts } from '#kernel/server/reactor.ts';
import { GO_LIVE, UNTIL, type World } from '../world.ts';
import { alertsSql } from './alerts.ts';

/** Visited firms for each inspection, as in the data the design was measured on. */
const FIRMS_PER_INSPECTION = 0.27;
/** Approved inspections that wait for the write rows. */
export const WAITING = 24_000;

const FILES = ['helpers', 'places', 'people', 'firms', 'inspections', 'search'] as const;
const INDEXED = ['inspection', 'visit', 'plan', 'firm', 'premises', 'search_entry', 'rating'];

export interface Filled {
  /** Seconds the product's rebuild took for all facts. */
  readonly rebuild: number;
  readonly facts: number;
}

export async function fill(world: World, note: (line: string) => void): Promise<Filled> {
  const client = new pg.Client(world.base.superuser);
  await client.connect();
  try {
    return await fillWith(client, world, note);
  } finally {
    await client.end();
  }
}

async function fillWith(client: pg.Client, world: World, note: (line: string) => void): Promise<Filled> {
  await client.query(
    `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set timezone = 'Asia/Shanghai'`,
  );
  const run = async (name: string) => {
    const start = performance.now();
    await client.query(sqlOf(name, world.rows));
    note(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
  const indexes = await dropIndexes(client);
  for (const name of FILES) await run(name);
  const start = performance.now();
  for (const index of indexes) await client.query(index);
  note(`  indexes: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await world.publish();
  await client.query('vacuum analyze');
  const began = performance.now();
  const facts = await rebuildFacts(world.worker, world.facts);
  const rebuild = (performance.now() - began) / 1000;
  note(`  facts: ${facts} in ${rebuild.toFixed(1)} s`);
  await client.query('vacuum analyze fact_inspection');
  const alerts = alertsSql(world);
  await client.query({ text: alerts.text, values: alerts.values as unknown[] });
  await run('waiting');
  await client.query(`insert into platform (kind) values ('real') on conflict do nothing`);
  await client.query(
    `insert into cursor_position (name, xid) values ('reactor', pg_snapshot_xmin(pg_current_snapshot()))`,
  );
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  return { rebuild, facts };
}

/** Lets as many inspections wait as at first: a kept database has used some up. */
export async function topUpWaiting(world: World): Promise<void> {
  const client = new pg.Client(world.base.superuser);
  await client.connect();
  try {
    const { rows } = await client.query<{ waiting: string; last: string }>(
      `select count(*) filter (where state = 'approved' and visit is null) as waiting, max(right(id::text, 12)) as last from inspection
        where id between bench.id(20, 0) and bench.id(20, (1::bigint << 47) - 1)`,
    );
    const [waiting, last] = [Number(rows[0]?.waiting ?? 0), Number.parseInt(rows[0]?.last ?? '0', 16)];
    if (waiting < WAITING) await client.query(sqlOf('waiting', world.rows, last + 1, last + WAITING - waiting));
  } finally {
    await client.end();
  }
}

function sqlOf(name: string, rows: number, waitingFrom = 1, waitingUntil = WAITING): string {
  const values: Record<string, string> = {
    rows: String(rows),
    firms: String(Math.round(rows * FIRMS_PER_INSPECTION)),
    waiting_from: String(waitingFrom),
    waiting_until: String(waitingUntil),
    until: UNTIL,
    go_live: GO_LIVE,
  };
  const text = readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');
  return text.replace(
    /:(rows|firms|waiting_from|waiting_until|until|go_live)\b/g,
    (_all, key: string) => values[key] ?? '',
  );
}

/** Drops what can be built faster afterwards; gives the statements that build it again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
      where i.indrelid = any($1::regclass[]) and not i.indisprimary and not i.indisunique`,
    [INDEXED],
  );
  for (const row of rows) await client.query(`drop index ${row.name}`);
  return rows.map((row) => row.def);
}
