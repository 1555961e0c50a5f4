import sql from 'sql-template-tag';
import { z } from 'zod';
import type { FactDef } from '#kernel/facts.ts';
import type { MetricValue } from '#kernel/policy/return-shape.ts';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import type { RecordDef } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { factsOf, type Measure } from '#kernel/server/metrics/measure.ts';
import { countSql, recordsSql } from '#kernel/server/metrics/records.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { splitAddress } from '../domain/content.ts';
import type { ReturnRow } from '../records/return.ts';
import { knownSets } from './known.ts';
import { readForms } from './read-forms.ts';
import { sheetRefs } from './read-sheets.ts';
import { returnRow } from './sheet.ts';

export interface Behind {
  readonly measure: Omit<Measure, 'key'>;
  readonly facts: FactDef;
  readonly record: RecordDef;
  readonly metric: string;
  readonly basis: string;
}

/** The metric behind a cell of a return, narrowed to its row. Refuses when the cell has none. */
export async function metricBehind(read: Reader, row: ReturnRow, full: string, day: string): Promise<Behind> {
  const { form, address } = splitAddress(full);
  const ref = sheetRefs(row).find((it) => it.form === form);
  const value = ref && (await readForms(read, [ref.hash])).get(ref.hash);
  const [table, line, , column] = address.split('|');
  const found = value?.tables.find((it) => it.code === table);
  const metric = found?.columns.find((it) => it.code === column)?.metric;
  if (!found || !metric) throw refuse('missing.metric', '这一格没有对应的系统记录，由填报人填写。');
  const why = policyWhy(metric, row.region.slice(0, 6), day);
  const said = why.value as MetricValue | null;
  if (!said) throw refuse('missing.metric', '规则中没有这一格的取数办法，请联系规则管理员。');
  const only = found.rows.find((it) => it.code === line)?.only;
  const { facts, records } = knownSets();
  const set = factsOf(facts, said);
  return {
    measure: { metric: said, ...(only ? { only } : {}) },
    facts: set,
    record: records.get(set.subject) as RecordDef,
    metric,
    basis: why.basis_text,
  };
}

const MOST = 200;

/** Records behind a pre-filled cell, as far as the reader may see them, and how many there are in all. */
export const cellRecords = query({
  name: 'returns.cell-records',
  label: '单元格背后的记录',
  right: 'returns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }), address: z.string().max(300) }),
  run: async (read, { input, ctx }) => {
    const row = await returnRow(read, input.id);
    const behind = await metricBehind(read, row, input.address, ctx.today);
    const about = { period: { from: row.period_from, until: row.period_until }, units: [row.unit] };
    const [records, seen, said] = await Promise.all([
      read.many(recordsSql(behind.facts, behind.record, behind.measure, { ...about, limit: MOST })),
      read.one<{ n: number }>(countSql(behind.facts, behind.measure, about)),
      read.one<{ num: number; records: number; overlap: number | null; as_of: string }>(
        sql`select num, coalesce(records, num) as records, overlap, as_of from return_expected
          where return = ${row.id} and address = ${input.address} and origin = 'metric'`,
      ),
    ]);
    const visible = seen?.n ?? 0;
    return {
      metric: behind.metric,
      unit: behind.measure.metric.unit,
      counts_for: behind.measure.metric.counts_for,
      basis: behind.basis,
      record: behind.record.name,
      label: behind.record.label,
      records,
      /** n of m: what the reader sees of what there is. */
      visible,
      all: Math.max(said?.records ?? visible, visible),
      num: said?.num ?? null,
      overlap: said?.overlap ?? null,
      as_of: said?.as_of ?? null,
    };
  },
});
