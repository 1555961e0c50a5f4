/**
 * What the records say of the cells that name a metric: worked out for a whole round in one pass over each fact set, or again for one return. Units that
 * were not connected when the period began have no complete records, and nothing is expected of them.
 */
import sql from 'sql-template-tag';
import type { FormValue, MetricValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { type Measure, measure } from '#kernel/server/metrics/measure.ts';
import { askedPart } from '../domain/content.ts';
import { type MetricCell, metricCells } from '../domain/metric-cells.ts';
import type { SheetRef } from '../domain/sheet.ts';
import { readForms } from '../queries/read-forms.ts';
import type { ReturnsDeps } from './deps.ts';

interface Owing {
  readonly id: string;
  readonly unit: string;
  readonly region: string;
  readonly sheets: readonly SheetRef[];
  readonly period_from: string;
  readonly period_until: string;
}

const BATCH = 500;
/** Returns whose unit was connected all through the period; submitted ones too, so that later changes show. */
const CONNECTED = sql`join unit u on u.code = s.unit and u.go_live <= s.period_from`;

export async function expectRound(
  deps: ReturnsDeps,
  round: string,
  report: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const owing = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<Owing>(sql`select s.id, s.unit, s.region, s.sheets, s.period_from, s.period_until from return_sheet s ${CONNECTED}
      where s.round = ${round} and s.state not in ('locked', 'excused') order by s.id`),
  );
  return expect(deps, owing, report);
}

/** Anew for one return. */
export async function expectReturn(deps: ReturnsDeps, id: string): Promise<number> {
  const owing = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<Owing>(
      sql`select s.id, s.unit, s.region, s.sheets, s.period_from, s.period_until from return_sheet s ${CONNECTED} where s.id = ${id}`,
    ),
  );
  return expect(deps, owing, async () => undefined);
}

async function expect(
  deps: ReturnsDeps,
  owing: readonly Owing[],
  report: (done: number, total: number) => Promise<void>,
): Promise<number> {
  const first = owing[0];
  if (!first) return 0;
  const today = deps.clock.today();
  const at = deps.clock.now().toISOString();
  const forms = await deps.worker.read(NO_CLAIMS, (read) =>
    readForms(
      read,
      owing.flatMap((it) => it.sheets.map((s) => s.hash)),
    ),
  );
  const cellsOf = cellReader(forms);
  const metrics = new Map<string, MetricValue>();
  const wanted = new Map<string, Measure>();
  const filled: { readonly it: Owing; readonly cells: readonly (MetricCell & { readonly key: string })[] }[] = [];
  for (const it of owing) {
    const cells = cellsOf(it.sheets).flatMap((cell) => {
      const value = deps.policy(it.region.slice(0, 6), today).ask(cell.metric).value as MetricValue | null;
      if (!value) return [];
      // Regions whose packs say the same share one measure.
      const key = JSON.stringify([value, cell.only]);
      metrics.set(cell.metric, value);
      if (!wanted.has(key)) wanted.set(key, { key, metric: value, ...(cell.only ? { only: cell.only } : {}) });
      return [{ ...cell, key }];
    });
    if (cells.length > 0) filled.push({ it, cells });
  }
  if (filled.length === 0) return 0;
  const units = filled.length === 1 && filled[0] ? sql`f.unit = ${filled[0].it.unit}` : sql`true`;
  const measured = await deps.worker.read(NO_CLAIMS, (read: Reader) =>
    measure(
      read,
      deps.registry.facts,
      [...wanted.values()],
      { from: first.period_from, until: first.period_until },
      units,
    ),
  );
  const found = new Map(measured.map((it) => [`${it.unit}|${it.key}`, it]));
  let written = 0;
  for (let i = 0; i < filled.length; i += BATCH) {
    const rows = filled.slice(i, i + BATCH).flatMap(({ it, cells }) =>
      cells.map((cell) => ({
        return: it.id,
        address: cell.address,
        num: found.get(`${it.unit}|${cell.key}`)?.num ?? 0,
        records: found.get(`${it.unit}|${cell.key}`)?.records ?? 0,
        overlap: found.get(`${it.unit}|${cell.key}`)?.overlap ?? null,
        source: cell.metric,
      })),
    );
    await deps.worker.transact(NO_CLAIMS, (tx) => write(tx, rows, at));
    written += rows.length;
    await report(Math.min(i + BATCH, filled.length), filled.length);
  }
  return written;
}

async function write(tx: Transaction, rows: readonly object[], at: string): Promise<void> {
  await tx.run(sql`insert into return_expected (return, address, num, records, overlap, origin, source, as_of, region, unit, line, receiver)
    select s.id, e.address, e.num, e.records, e.overlap, 'metric', e.source, ${at}, s.region, s.unit, s.line, s.receiver
    from jsonb_populate_recordset(null::return_expected, ${JSON.stringify(rows)}::jsonb) e join return_sheet s on s.id = e.return
    on conflict (return, address) do update set num = excluded.num, records = excluded.records, overlap = excluded.overlap,
      source = excluded.source, as_of = excluded.as_of`);
}

/** Cells with a metric, by the sheets asked: worked out once for each combination. */
function cellReader(forms: ReadonlyMap<string, FormValue>): (sheets: readonly SheetRef[]) => readonly MetricCell[] {
  const known = new Map<string, readonly MetricCell[]>();
  return (sheets) => {
    const key = sheets.map((it) => `${it.hash}:${it.parts?.join() ?? ''}`).join('|');
    const cells =
      known.get(key) ??
      sheets.flatMap((it) => metricCells(it.form, askedPart(forms.get(it.hash) as FormValue, it.parts)));
    known.set(key, cells);
    return cells;
  };
}
