/** A value in Chinese words. */
import type { CampaignValue, PlanValue, ScorecardValue } from './campaign-shape.ts';
import type { ChainValue, FormValue, MetricValue } from './return-shape.ts';
import type { Entry } from './shape.ts';
import type {
  CheckValue,
  ComparisonValue,
  DeadlineValue,
  DictionaryValue,
  DocumentValue,
  DutyValue,
  PeriodValue,
  RemindersValue,
  RuleValue,
  StepsValue,
} from './value-shape.ts';
import { campaignText, chainText, formText, metricText, planText, scorecardText } from './work-words.ts';

const UNITS = { natural_days: '日', working_days: '个工作日', months: '个月', hours: '小时' } as const;
const ACTIONS = { block: '禁止', mark: '标记', warn: '提醒', off: '不校验' } as const;
const LIGHTS = { red: '红灯', yellow: '黄灯' } as const;

/** The value of an entry as one line; `value` has the shape of the entry's kind. */
export function valueText(entry: Pick<Entry, 'kind' | 'type' | 'unit'>, value: unknown): string {
  if (value === null || value === undefined) return '原文未规定';
  switch (entry.kind) {
    case 'parameter':
      return entry.type === 'reminders' ? remindersText(value as RemindersValue) : parameterText(value, entry.unit);
    case 'deadline':
      return deadlineText(value as DeadlineValue);
    case 'check': {
      const check = value as CheckValue;
      return `${ACTIONS[check.action]}。${check.message}`;
    }
    case 'dictionary':
      return entry.type === 'comparison'
        ? comparisonText(value as ComparisonValue)
        : itemsText(value as DictionaryValue);
    case 'exceptions':
      return itemsText(value as DictionaryValue);
    case 'document': {
      const document = value as DocumentValue;
      return `《${document.name}》，由${document.issuer}发给${document.addressee}，用于${document.uses.join('、')}`;
    }
    case 'rule': {
      const rule = value as RuleValue;
      const past = rule.past === undefined ? '' : `，${rule.past} 次日起`;
      return `${LIGHTS[rule.light]}：${rule.message}　条件：${rule.when}${past}`;
    }
    case 'duty':
      return dutyText(value as DutyValue);
    case 'steps':
      return (value as StepsValue).steps
        .map(({ name, by, to, when }) => `${name}（${by}${to ? `对${to}` : ''}${when ? `；${when}` : ''}）`)
        .join(' → ');
    case 'form':
      return formText(value as FormValue);
    case 'chain':
      return chainText(value as ChainValue);
    case 'metric':
      return metricText(value as MetricValue);
    case 'campaign':
      return campaignText(value as CampaignValue);
    case 'plan':
      return planText(value as PlanValue);
    case 'scorecard':
      return scorecardText(value as ScorecardValue);
  }
}

function parameterText(value: unknown, unit = ''): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? listText(value.map(String)) : `${String(value)}${unit}`;
}

/** 到期前5个工作日、到期当日. */
function remindersText(steps: RemindersValue): string {
  return steps.map(({ before, unit }) => (before === 0 ? '到期当日' : `到期前${before}${UNITS[unit]}`)).join('、');
}

export function deadlineText(value: DeadlineValue): string {
  if (!('strategy' in value)) return `${value.length}${UNITS[value.unit]}${countingText(value)}`;
  switch (value.strategy) {
    case 'quarter_end':
      return '每季度末';
    case 'year_end':
      return '每年年底';
    case 'month_end':
      return `每年${value.month}月底`;
    case 'yearly':
      return `每年${value.month}月${value.day}日`;
  }
}

/** How a period is counted where it is not the usual way: the first day left out, the last one where it falls. */
function countingText(value: PeriodValue): string {
  const marks = [
    value.first_day_counts ? '起算当日计入' : '',
    value.roll === 'next_workday' ? '届满日遇节假日顺延' : '',
  ].filter((it) => it !== '');
  return marks.length > 0 ? `（${marks.join('，')}）` : '';
}

function dutyText(value: DutyValue): string {
  const due =
    'deadline' in value.due
      ? `期限见 ${value.due.deadline}`
      : 'once' in value.due
        ? `${value.due.once} 前`
        : `每年${value.due.month}月${value.due.day === null ? '底' : `${value.due.day}日`}前`;
  const to = value.to.length === 0 ? '（报送对象原文未写）' : `向${value.to.join('、')}`;
  return `${value.owes}${to}${value.what}，${due}`;
}

/** Items in a row; those that hold a 、 themselves are set apart by ；. */
function listText(items: readonly string[]): string {
  return items.join(items.some((it) => it.includes('、')) ? '；' : '、');
}

function itemsText(value: DictionaryValue): string {
  return listText(value.items.map((it) => it.name));
}

function comparisonText(value: ComparisonValue): string {
  return listText(value.rows.map((row) => row.title));
}
