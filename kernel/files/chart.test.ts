import { expect, test } from 'vitest';
import { barChartPng } from './chart.ts';
import { pictureFacts } from './picture.ts';

test('a chart is a picture with its words and numbers drawn in a face that has them', { timeout: 60_000 }, async () => {
  const chart = {
    title: '行政检查',
    unit: '次',
    bars: [
      { label: '现场检查', value: 120 },
      { label: '书面检查', value: 35 },
    ],
  };
  const png = await barChartPng(chart);
  expect(pictureFacts(png)).toMatchObject({ type: 'png', width: 2700 });
  const other = await barChartPng({
    ...chart,
    bars: [
      { label: '龘靐齉', value: 120 },
      { label: '书面检查', value: 35 },
    ],
  });
  expect(other.equals(png)).toBe(false);
  expect((await barChartPng(chart)).equals(png)).toBe(true);
  await expect(barChartPng({ ...chart, bars: [] })).rejects.toThrow();
});
