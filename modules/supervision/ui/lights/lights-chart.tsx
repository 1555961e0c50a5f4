/** The sums over time as a small chart. Loaded only with this page; the table beside it says the same to those who cannot see it. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { INK } from '#kernel/ui/theme.ts';
import type { Totals } from './pivot.ts';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export function LightsChart({ totals }: { readonly totals: readonly Totals[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const at = box.current;
    if (!at) return undefined;
    const chart = init(at, undefined, { renderer: 'svg' });
    const series = (name: string, of: 'red' | 'yellow', color: string) => ({
      name,
      type: 'bar' as const,
      stack: 'lights',
      barMaxWidth: 40,
      itemStyle: { color },
      data: totals.map((it) => it[of]),
    });
    chart.setOption({
      animation: false,
      // Patterns beside the colours: red and amber are alike to many.
      aria: { enabled: true, decal: { show: true }, label: { description: '各期红灯和黄灯件数，数字见下表。' } },
      grid: { left: 40, right: 8, top: 32, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 20, textStyle: { color: '#1a212b', padding: [0, 0, 0, 6] } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: totals.map((it) => it.label), axisLabel: { color: INK.grey } },
      yAxis: { type: 'value', name: '件', minInterval: 1, axisLabel: { color: INK.grey } },
      series: [series('红灯', 'red', INK.red), series('黄灯', 'yellow', '#c98a1b')],
    });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(at);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [totals]);
  return <div ref={box} className="sup-chart zs-card" />;
}
