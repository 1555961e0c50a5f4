/** The end of Jiangxi's campaign of 2024, as history: special supervision, the city's summary, the report to the own government, cases and the campaign's summary. */
import { describe, expect, test } from 'vitest';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { ENTRY, paper } from './campaign-steps.ts';
import { AGENCY } from './steps.ts';

const demo = await demoPlatform();
const [clerk, city, province, line] = await demo.all('clerk', 'city-bureau', 'province', 'line-leader');
const story = { campaign: '', special: '' };
const { id } = await province.act('campaign.start', { entry: ENTRY, year: null, history: true });
story.campaign = id;
await campaignsSweep(demo.platform.deps);

describe('special supervision and summary', () => {
  test('[SUP-07] [SUP-08] the city looks point by point, sums up, and reports to its own government with proof of delivery', async () => {
    story.special = (
      await city.act('special-supervision.start', {
        title: '2024年专项监督',
        campaign: story.campaign,
        place: '990100',
        from_day: '2024-07-01',
        until_day: '2024-10-31',
        how: '走访、座谈、问卷',
      })
    ).id;
    const check = { checked_unit: AGENCY, checked_on: '2024-08-05', found: 1, words: '线索登记不全', evidence: null };
    for (const point of ['publicity', 'clues', 'handling', 'list', 'measures', 'below'])
      await city.act('special-supervision.check-point', { ...check, point }, story.special);
    expect(await city.list('special-point', { filter: { special: story.special } })).toHaveLength(6);
    const report = await city.act('upward-report.draft', {
      title: '专项监督情况报告',
      about: 'special',
      to: '市人民政府',
      plan: null,
      special: story.special,
      due: '2024-10-31',
      words: '六项要点均已检查',
      paper: null,
    });
    const delivered = {
      delivered_on: '2024-10-20',
      receiver: '收文处',
      delivery_proof: [await paper(city, 'huizhi.pdf')],
    };
    expect((await city.refused('upward-report.deliver', delivered, report.id)).detail).toContain('还没有汇总');
    await city.act(
      'special-supervision.sum-up',
      { summary: '问题6个', summary_files: null, summed_on: '2024-08-28' },
      story.special,
    );
    await city.act('upward-report.deliver', delivered, report.id);
    expect((await city.open('special-supervision', story.special)).row).toMatchObject({
      state: 'reported',
      report: report.id,
    });
  });

  test('[SPC-19] the summary needs as many cases of four parts as the document says', async () => {
    const sum = {
      result: '基本情况、主要做法、整治成效、存在的问题、下步工作',
      result_files: null,
      summed_on: '2024-08-30',
    };
    expect((await province.refused('campaign.sum-up', sum, story.campaign)).detail).toBe(
      '总结要附典型案例不少于2个，现有0个，请先在“典型案例”中登记。',
    );
    const parts = { situation: '检查多头', measures: '合并检查', effects: '次数减半', comment: '可推广' };
    for (const title of ['合并检查', '首违不罚'])
      await line.act('model-case.recommend', {
        title,
        kind: 'model',
        campaign: story.campaign,
        ...parts,
        reviewer: '990000.sf',
      });
    const [first] = await province.list('model-case', { filter: { campaign: story.campaign } });
    await province.act('model-case.review', { answer: 'pass', review_note: '同意' }, first?.id);
    await province.act('model-case.publish', { published_on: '2024-08-29', published_where: '门户网站' }, first?.id);
    expect((await clerk.list('published-case')).map((it) => it.title)).toContain(first?.title);
    expect(await province.act('campaign.sum-up', sum, story.campaign)).toMatchObject({ state: 'summed' });
    expect(await province.act('campaign.close', { note: null }, story.campaign)).toMatchObject({ state: 'closed' });
  });
});
