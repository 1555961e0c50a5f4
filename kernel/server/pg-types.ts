import pg from 'pg';

/**
 * The one place that decides how PostgreSQL values reach TypeScript. Every pool made by `openDatabase` uses it.
 *
 * - `int8` (ids of sequences, counts, money in 分) → number; a value outside ±(2^53 − 1) is an error, never rounded
 * - `numeric` → string, exactly as stored
 * - `date` → ISO string `2026-03-01` (the text of a `Day`)
 * - `timestamptz` → ISO string with offset, microseconds kept: `2026-03-01T08:30:00.123456+08:00`
 * - `timestamp` → ISO string without offset; `interval` → text
 *
 * No `Date` objects: building them costs more than row-level security, and they carry the server's zone into days.
 */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      const own = PARSERS.get(oid);
      if (own) return own;
    }
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** The session settings the parsers rely on; part of every connection's start-up options. */
export const SESSION_OPTIONS = '-c timezone=Asia/Shanghai -c datestyle=ISO,YMD -c intervalstyle=iso_8601';

/** Text of an `int8` → number. Throws a RangeError when the value cannot be held exactly. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 value ${text} is outside the safe integer range`);
  return value;
}

/** Text of a `timestamptz` (`2026-03-01 08:30:00.12+08`) → ISO 8601 with a full offset. `infinity` stays as it is. */
export function parseTimestamptz(text: string): string {
  const space = text.indexOf(' ');
  if (space < 0) return text;
  const sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  const offset = sign > space && text.length - sign === 3 ? ':00' : '';
  return `${text.slice(0, space)}T${text.slice(space + 1)}${offset}`;
}

const asText = (text: string): string => text;
const parseTimestamp = (text: string): string => text.replace(' ', 'T');

const TEXT_ARRAY = 1009 as unknown as Parameters<typeof pg.types.getTypeParser>[0]; // the driver reads it; its types do not list it

/** Parses the text of a one-dimensional array with the parser of its elements, using the driver's own array reader. */
function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  const readTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text') as unknown as (text: string) => (string | null)[];
  return (text) => readTextArray(text).map((item) => (item === null ? null : parse(item)));
}

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, parseInt8],
  [1700, asText],
  [1082, asText],
  [1184, parseTimestamptz],
  [1114, parseTimestamp],
  [1186, asText],
  [1016, arrayOf(parseInt8)],
  [1231, arrayOf(asText)],
  [1182, arrayOf(asText)],
  [1185, arrayOf(parseTimestamptz)],
  [1115, arrayOf(parseTimestamp)],
  [1187, arrayOf(asText)],
]);
