import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { recordsSql } from '#kernel/server/metrics/records.ts';
import { type FilledCell, type ReturnContent, splitAddress } from '../domain/content.ts';
import { metricBehind } from './cell-records.ts';
import { returnRow } from './sheet.ts';

const MOST = 50;

/** 报送后变动: cells whose records say something else today than when the return was frozen, and the records that changed since. */
export const changedSince = query({
  name: 'returns.changed-since',
  label: '报送后变动',
  right: 'returns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const row = await returnRow(read, input.id);
    const [version, today] = await Promise.all([
      read.one<{ number: number; content: ReturnContent; submitted_at: string }>(
        sql`select number, content, submitted_at from return_version where return = ${row.id} order by number desc limit 1`,
      ),
      read.many<{ address: string; num: number | null; as_of: string }>(
        sql`select address, num, as_of from return_expected where return = ${row.id} and origin = 'metric'`,
      ),
    ]);
    if (!version) return { version: null, cells: [] };
    const frozen = new Map(
      version.content.sheets.flatMap((sheet) =>
        Object.entries(sheet.cells).map(([address, cell]): [string, FilledCell] => [`${sheet.form}|${address}`, cell]),
      ),
    );
    const moved = today.flatMap((it) => {
      const cell = frozen.get(it.address);
      if (!cell?.expected || cell.expected.num === it.num) return [];
      return [{ ...it, cell }];
    });
    const cells = await Promise.all(
      moved.map(async ({ address, num, as_of, cell }) => {
        const behind = await metricBehind(read, row, address, ctx.today);
        const about = { period: { from: row.period_from, until: row.period_until }, units: [row.unit], limit: 1000 };
        const records = await read.many<{ updated_at: string }>(
          recordsSql(behind.facts, behind.record, behind.measure, about),
        );
        return {
          ...splitAddress(address),
          reported: cell.value.kind === 'number' ? cell.value.num : null,
          said_then: cell.expected?.num ?? null,
          says_now: num,
          as_of,
          record: behind.record.name,
          /** Counted today and changed since; a record that left the count is no longer among them. */
          records: records.filter((it) => it.updated_at > version.submitted_at).slice(0, MOST),
        };
      }),
    );
    return { version: version.number, submitted_at: version.submitted_at, cells };
  },
});
