/**
 * Writes `policies/national/calendar/<year>.yaml` from the dev dependency `chinese-days`.
 *
 *   npx tsx scripts/import-calendar.ts 2018 2026
 *
 * A file holds the days of one calendar year, so days at its end that the next year's notice set stand in it, with that notice as a
 * further basis. The package was compared with other libraries and press copies of the notices; the notices' own pages were not at
 * hand, hence `verified: secondary`, and no document numbers.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type CalendarBasis, calendarYear } from '#kernel/calendar.ts';

type Source = Readonly<Record<'holidays' | 'workdays', Readonly<Record<string, string>>>>;

const yearly = (year: number): CalendarBasis => ({
  document: `国务院办公厅关于${year}年部分节假日安排的通知`,
  verified: 'secondary',
});

/** Notices beyond the yearly one that changed days of a year. */
const FURTHER: Readonly<Record<number, readonly CalendarBasis[]>> = {
  2018: [{ ...yearly(2019), note: '12月29日上班，12月30日、31日放假' }],
  2019: [
    {
      document: '国务院办公厅关于调整2019年劳动节假期安排的通知',
      verified: 'secondary',
      note: '5月1日至4日放假，4月28日、5月5日上班',
    },
  ],
  2020: [
    {
      document: '国务院办公厅关于延长2020年春节假期的通知',
      verified: 'secondary',
      note: '春节假期延长至2月2日；个别省份另行延长的，本表未载',
    },
  ],
  2022: [{ ...yearly(2023), note: '12月31日放假' }],
};

function main(first: number, last: number): void {
  const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Source;
  for (let year = first; year <= last; year++) {
    const pick = (from: Readonly<Record<string, string>>) =>
      Object.keys(from)
        .filter((day) => day.startsWith(`${year}-`))
        .sort();
    const data = { year, basis: [yearly(year), ...(FURTHER[year] ?? [])], off: pick(holidays), work: pick(workdays) };
    if (data.off.length === 0) throw new Error(`chinese-days has no data for ${year}`);
    calendarYear(data);
    const head = `# ${year}年放假调休。off：放假日（含假期内的周末）；work：调休上班的周末。由 scripts/import-calendar.ts 生成。\n`;
    const target = fileURLToPath(new URL(`../policies/national/calendar/${year}.yaml`, import.meta.url));
    writeFileSync(target, head + stringify(data, { lineWidth: 0 }));
    console.log(`${year}: ${data.off.length} off, ${data.work.length} work`);
  }
}

const [first, last] = process.argv.slice(2).map(Number);
if (!first || !last) throw new Error('usage: npx tsx scripts/import-calendar.ts <first year> <last year>');
main(first, last);
