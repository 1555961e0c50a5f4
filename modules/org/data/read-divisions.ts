/**
 * Reads the committed table of divisions (GB/T 2260 six digits, GB/T 10114 nine digits), edition 2023-06-30.
 * Start-up and import use it; requests ask the `region` table instead.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const blankAsNull = (value: unknown): unknown => (value === '' ? null : value);
const day = z.preprocess(blankAsNull, z.iso.date().nullable());
const code = z.string().regex(/^\d{6}(\d{3})?$/);
const code_or_null = z.preprocess(blankAsNull, code.nullable());

const shape = z.strictObject({
  code,
  name: z.string().min(1),
  level: z.enum(['province', 'city', 'county', 'township']),
  parent: code_or_null,
  /** `functional`: a development zone, state farm or the like; administered, but no division of GB/T 2260. */
  kind: z.enum(['division', 'functional']),
  /** Null: in force at the edition's day, earlier start not given by the source. */
  valid_from: day,
  valid_until: day,
  successor: code_or_null,
});

export type Division = z.infer<typeof shape>;

/** The day the published table describes. */
export const DIVISIONS_AS_OF = '2023-06-30';

/** All rows in the order of their codes; throws when the file does not have the agreed shape. */
export function readDivisions(): readonly Division[] {
  const text = readFileSync(new URL('./divisions.csv', import.meta.url), 'utf8');
  return z.array(shape).parse(parse(text, { columns: true, comment: '#', comment_no_infix: true }));
}
