import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import type { RecordDef } from '#kernel/record.ts';
import { factsOf } from '#kernel/server/metrics/measure.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { type FilledCell, type ReturnContent, splitAddress } from '../domain/content.ts';
import type { ReturnRow } from '../records/return.ts';
import { type CountedCell, type Moved, measured, movedSince } from './counted.ts';
import { knownSets } from './known.ts';
import { readForms } from './read-forms.ts';
import { returnRow } from './sheet.ts';

/** Listed at most; how many there are is always told. */
const MOST = 200;

interface Listed {
  readonly id: string;
  readonly title: string | null;
  readonly unit: string;
  readonly updated_at: string;
}

/** Records of one kind of change: those the reader may see, how many of them there are (n of m), and the first of them. */
interface Change {
  readonly all: number;
  readonly visible: number;
  readonly records: readonly Listed[];
}

const NOTHING: Change = { all: 0, visible: 0, records: [] };

async function shown(read: Reader, record: RecordDef, ids: readonly string[], after?: string): Promise<Change> {
  if (ids.length === 0) return NOTHING;
  const since = after ? sql`and t.updated_at > ${after}` : sql``;
  const rows = await read.many<Listed & { n: number }>(sql`
    select t.id, t.${raw(`"${record.title}"`)}::text as title, t.unit, t.updated_at, count(*) over ()::integer as n
    from ${raw(`"${record.table}"`)} t where t.id = any(${[...ids]}::uuid[]) ${since} order by t.updated_at desc, t.id limit ${MOST}`);
  return {
    all: after ? (rows[0]?.n ?? 0) : ids.length,
    visible: rows[0]?.n ?? 0,
    records: rows.map(({ n: _, ...it }) => it),
  };
}

interface Version {
  readonly number: number;
  readonly content: ReturnContent;
  readonly submitted_at: string;
}

/** What the version said at an address: a cell, or a number in a text. */
function frozenAt({ content }: Version, full: string): { cell?: FilledCell; said: number | null } {
  const { form, address } = splitAddress(full);
  const cell = content.sheets.find((it) => it.form === form)?.cells[address];
  if (cell) return { cell, said: cell.expected?.num ?? null };
  return { said: content.figures?.[full.split('|')[2] ?? ''] ?? null };
}

/** The frozen lists' cells, each with its metric and the filter of its row. */
async function cellsOf(read: Reader, row: ReturnRow, version: Version, day: string): Promise<CountedCell[]> {
  const lists = await read.many<{ address: string; metric: string }>(
    sql`select address, metric from return_counted where return = ${row.id} and version_number = ${version.number} order by address`,
  );
  const hashes = new Map(version.content.sheets.map((it) => [it.form, it.hash]));
  const forms = await readForms(read, [...hashes.values()]);
  return lists.flatMap(({ address, metric }) => {
    const [form = '', table, line] = address.split('|');
    const rows = forms.get(hashes.get(form) ?? '')?.tables.find((it) => it.code === table)?.rows;
    return measured(row, { address, metric, only: rows?.find((it) => it.code === line)?.only ?? null }, day);
  });
}

const isMoved = (it: Moved, said: number | null): boolean =>
  it.came.length > 0 || it.left.length > 0 || (said !== null && said !== it.num);

/** 报送后变动: numbers whose records are others today than when the return was frozen: which came, which left, which say something else. */
export const changedSince = query({
  name: 'returns.changed-since',
  label: '报送后变动',
  right: 'returns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const row = await returnRow(read, input.id);
    const version = await read.one<Version>(
      sql`select number, content, submitted_at from return_version where return = ${row.id} order by number desc limit 1`,
    );
    if (!version) return { version: null, cells: [] };
    const counted = await cellsOf(read, row, version, ctx.today);
    const moved = await movedSince(row, version.number, counted);
    const cells = [];
    for (const it of counted) {
      const now = moved.get(it.address);
      const { cell, said } = frozenAt(version, it.address);
      if (!now || !isMoved(now, said)) continue;
      const { facts, records } = knownSets();
      const record = records.get(factsOf(facts, it.measure.metric).subject) as RecordDef;
      cells.push({
        ...splitAddress(it.address),
        metric: policyWhy(it.metric, row.region.slice(0, 6), ctx.today).entry?.title ?? it.metric,
        reported: cell ? (cell.value.kind === 'number' ? cell.value.num : null) : said,
        said_then: said,
        says_now: now.num,
        record: record.name,
        label: record.label,
        came: await shown(read, record, now.came),
        left: await shown(read, record, now.left),
        /** Counted then and now, and changed since; told where the number moved although no record came or left. */
        altered:
          now.came.length + now.left.length > 0 ? NOTHING : await shown(read, record, now.stayed, version.submitted_at),
      });
    }
    return { version: version.number, submitted_at: version.submitted_at, cells };
  },
});
