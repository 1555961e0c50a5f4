/** Reporting of a province: opening a round, metrics, roll-up, drill-down, sheets of a whole round. */
import { openProvince } from '../data/province.ts';
import type { Row } from '../harness.ts';
import type { Section } from '../sections.ts';
import { drillRows } from './returns-drill.ts';
import { metricRows } from './returns-metrics.ts';
import { openAll } from './returns-open.ts';
import { rollUpRows } from './returns-roll-up.ts';
import { returnsServer, sendAll } from './returns-world.ts';
import { xlsxRows } from './returns-xlsx.ts';

export const returnsSection: Section = {
  name: 'returns',
  async run({ world, note }) {
    const province = await openProvince(world, note);
    const http = await returnsServer(province);
    try {
      const { round, rows } = await openAll(province, note);
      // Told as they come: the section is long.
      const take = (more: readonly Row[]) => {
        for (const row of more)
          note(`  ${row.name}: ${row.measured.toFixed(2)} beside ${row.baseline?.toFixed(2) ?? '–'} ${row.unit}`);
        rows.push(...more);
      };
      take(rows.splice(0));
      take(await metricRows(province, note));
      await sendAll(province, round);
      take(await rollUpRows(province, round, note));
      take(await drillRows(province, round, note));
      take(await xlsxRows(province, http, round, note));
      return rows;
    } finally {
      await http.close();
      await province.close();
    }
  },
};
