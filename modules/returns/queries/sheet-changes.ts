import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { splitAddress } from '../domain/content.ts';
import type { ReturnCellRow } from '../records/content.ts';
import { cellValue } from './read-sheets.ts';
import { returnRow } from './sheet.ts';

type Changed = Pick<
  ReturnCellRow,
  'address' | 'kind' | 'num' | 'txt' | 'picked' | 'state' | 'version' | 'origin' | 'reason' | 'by' | 'updated_at'
>;

/** Somebody who has not asked for this long has left. */
const GONE = '45 seconds';
/** Commits that were under way when the last question was asked come a moment later with an earlier time. */
const OVERLAP = '5 seconds';

/**
 * Cells and rows changed since an instant, and who is in which cell just now; saying with `focus` where the reader is. Asked again and again by an
 * open grid; answers a little more than was missed, versions tell what is new.
 */
export const changes = query({
  name: 'returns.changes',
  label: '他人的改动',
  right: 'returns.read',
  leaves_mark: true,
  input: () =>
    z.strictObject({
      id: z.uuid({ error: '编号不对，请从列表中打开' }),
      since: z.string().max(40),
      /** Whole address of the cell the reader is in. */
      focus: z.string().max(300).default(''),
    }),
  run: async (read, { input, ctx }) => {
    const row = await returnRow(read, input.id);
    await read.one(sql`select zs_return_touch(${row.id}, ${ctx.actor.name}, ${input.focus}, ${ctx.now})`);
    const [cells, lines, people] = await Promise.all([
      read.many<Changed>(sql`select address, kind, num, txt, picked, state, version, origin, reason, by, updated_at from return_cell
        where return = ${row.id} and updated_at > ${input.since}::timestamptz - ${OVERLAP}::interval order by updated_at`),
      read.many(sql`select form, tbl as table, code, name, place, state = 'dropped' as dropped from return_line
        where return = ${row.id} and updated_at > ${input.since}::timestamptz - ${OVERLAP}::interval order by place, code`),
      read.many<{ name: string; address: string }>(sql`select name, address from return_presence
        where return = ${row.id} and person <> ${ctx.actor.person} and at > ${ctx.now}::timestamptz - ${GONE}::interval order by name`),
    ]);
    return {
      now: ctx.now,
      state: row.state,
      version: row.version,
      cells: cells.map((it) => ({
        ...splitAddress(it.address),
        value: cellValue(it),
        version: it.version,
        origin: it.origin,
        reason: it.reason,
        by: it.by,
        at: it.updated_at,
      })),
      lines,
      people,
    };
  },
});
