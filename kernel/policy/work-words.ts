/** Forms, chains, metrics, campaigns, plans and scorecards as one line each, for those who check what a pack says. */
import type { CampaignValue, PlanValue, ScorecardValue, WhenValue } from './campaign-shape.ts';
import type { ChainLeg, ChainValue, FormTable, FormValue, MetricValue } from './return-shape.ts';

const ORIGINS: Readonly<Record<FormValue['origin'], string>> = {
  printed: '',
  described: '，原文没有表式',
  lost: '，原表表头缺失',
  reference: '，参考定义',
};

/** 《____年度…》：执法领域、…（12栏）. */
export function formText(form: FormValue): string {
  const parts = [...form.tables.map(tableText), ...form.texts.map((it) => it.name)];
  return `《${form.title.replace('{year}', '____')}》${ORIGINS[form.origin]}：${parts.join('；')}`;
}

function tableText(table: FormTable): string {
  const heads = [
    ...(table.numbered ? ['序号'] : []),
    ...(table.row_head === undefined ? [] : [table.row_head]),
    ...table.columns.map((it) => (it.unit === undefined ? it.name : `${it.name}（${it.unit}）`)),
  ];
  return `${table.name === undefined ? '' : `${table.name}：`}${heads.join('、')}（${heads.length}栏）`;
}

export function chainText(chain: ChainValue): string {
  return chain.legs.map((leg) => `${leg.name}（${legDueText(leg)}）`).join('；');
}

function legDueText({ due }: ChainLeg): string {
  if ('unspecified' in due) return '日期原文未规定';
  return `${whenText(due)}前`;
}

export function metricText(metric: MetricValue): string {
  return `以${metric.unit}计，计入${metric.counts_for}　条件：${metric.when}`;
}

export function campaignText(campaign: CampaignValue): string {
  return campaign.phases
    .map((it) => {
      const days = [it.from, it.until].map((when) => (when === undefined ? '' : whenText(when)));
      return days.every((day) => day === '') ? it.name : `${it.name}（${days.join('至')}）`;
    })
    .join(' → ');
}

export function planText(plan: PlanValue): string {
  const parts = plan.tasks.reduce((sum, it) => sum + it.parts.length, 0);
  const tasks = plan.tasks.map(
    (it) => `${it.no} ${it.title}（${[...new Set(it.parts.map(({ due }) => whenText(due)))].join('、')}）`,
  );
  return `${plan.tasks.length}项任务、${parts}个分项：${tasks.join('；')}`;
}

export function scorecardText(card: ScorecardValue): string {
  return card.indicators
    .map((it) => {
      const target = it.target === null ? '' : `，目标${it.target}${it.unit}`;
      return `${it.name}（${it.weight === null ? '权重原文未规定' : `权重${it.weight}`}${target}）`;
    })
    .join('；');
}

/** 2024年6月、每年4月底、2024-01-31、原文未规定. */
export function whenText(when: WhenValue): string {
  if ('unspecified' in when) return '时限原文未规定';
  if ('once' in when) return when.once;
  if ('by_month' in when) {
    const [year = '', month = ''] = when.by_month.split('-');
    return `${year}年${Number(month)}月`;
  }
  return when.day === null ? `每年${when.month}月底` : `每年${when.month}月${when.day}日`;
}
