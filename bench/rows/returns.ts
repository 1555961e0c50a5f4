/** Reporting of a province: opening a round, metrics, roll-up, drill-down, sheets of a whole round. */
import { openProvince } from '../data/province.ts';
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
      rows.push(...(await metricRows(province, note)));
      await sendAll(province, round);
      rows.push(...(await rollUpRows(province, round, note)));
      rows.push(...(await drillRows(province, round, note)));
      rows.push(...(await xlsxRows(province, http, round, note)));
      return rows;
    } finally {
      await http.close();
      await province.close();
    }
  },
};
