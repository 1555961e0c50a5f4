/** Spreadsheet serial numbers (1900 system) and calendar days. Excel counts a 29 February 1900 that never was. */

const DAY_MS = 86_400_000;
/** Serial of 1970-01-01. */
const UNIX_EPOCH = 25_569;
/** Serial of 1900-03-01, the first day on which Excel and the calendar agree again. */
const FIRST_SOUND = 61;
/** Days between the 1904 and the 1900 system. */
const SYSTEM_1904 = 1_462;
const SHANGHAI_MS = 8 * 3_600_000;
const LAST_SERIAL = 2_958_466;

/** ISO day → serial; null when it is no real day or lies before 1900-03-01 (written as text then). */
export function serialOfDay(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const serial = ms / DAY_MS + UNIX_EPOCH;
  return serial >= FIRST_SOUND && isoOfSerial(serial) === day ? serial : null;
}

/** ISO instant with zone → serial of the wall clock in Asia/Shanghai, to the second; null when unreadable. */
export function serialOfMoment(moment: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(moment)) return null;
  const ms = Date.parse(moment);
  if (Number.isNaN(ms)) return null;
  const serial = (Math.floor(ms / 1000) * 1000 + SHANGHAI_MS) / DAY_MS + UNIX_EPOCH;
  return serial >= FIRST_SOUND ? serial : null;
}

/**
 * Serial → `YYYY-MM-DD`, with `THH:MM:SS` when it has a time of day, or `HH:MM:SS` alone below one day.
 * Null for the day that never was (60) and outside of 0001–9999.
 */
export function isoOfSerial(serial: number, system_1904 = false): string | null {
  let value = system_1904 ? serial + SYSTEM_1904 : serial;
  if (!Number.isFinite(value) || value < 0 || value >= LAST_SERIAL) return null;
  const seconds = Math.round(value * 86_400);
  const time = clock(seconds % 86_400);
  if (seconds < 86_400) return time;
  value = Math.floor(seconds / 86_400);
  if (value === 60) return null;
  const ms = (value - UNIX_EPOCH + (value < FIRST_SOUND ? 1 : 0)) * DAY_MS;
  const day = new Date(ms).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day}T${time}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Built-in number formats that show a day or a time, Chinese ones (27–36, 50–58) included. ECMA-376 part 1, 18.8.30. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** True when a number format shows a day or a time. */
export function showsDay(format_id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return BUILT_IN.has(format_id) || (format_id >= 27 && format_id <= 36) || (format_id >= 50 && format_id <= 58);
  }
  const bare = code
    .split(';')[0]
    ?.replace(/"[^"]*"/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/G\/通用格式|General/gi, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]|aaa/i.test(bare ?? '');
}
