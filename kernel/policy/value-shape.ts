/** The shape of a value for each kind of entry. Ways of deriving a date are named strategies from a closed list. */
import { z } from 'zod';
import { campaignShape, planShape, scorecardShape } from './campaign-shape.ts';
import { chainShape, formShape, metricShape } from './return-shape.ts';

export const ENTRY_KINDS = [
  'parameter',
  'deadline',
  'check',
  'dictionary',
  'document',
  'rule',
  'duty',
  'steps',
  'exceptions',
  'form',
  'chain',
  'metric',
  'campaign',
  'plan',
  'scorecard',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const code = z.string().regex(/^[a-z][a-z0-9_-]*$/, '代码用小写英文、下划线或连字符');
const key = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/);
const month = z.int().min(1).max(12);
const monthDay = z.int().min(1).max(31);

const periodShape = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(['natural_days', 'working_days', 'months', 'hours']),
  /** 期间开始的当日计入与否. */
  first_day_counts: z.boolean().default(false),
  /** What happens when the last day is a statutory holiday; report dates do not move. */
  roll: z.enum(['none', 'next_workday']).default('none'),
});

const calendarDateShape = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('quarter_end') }),
  z.strictObject({ strategy: z.literal('year_end') }),
  z.strictObject({ strategy: z.literal('yearly'), month, day: monthDay }),
  /** Last day of that month, February included. */
  z.strictObject({ strategy: z.literal('month_end'), month }),
]);

const deadlineShape = z.union([periodShape, calendarDateShape]);

const checkShape = z.strictObject({
  action: z.enum(['block', 'mark', 'warn', 'off']),
  message: z.string().min(4),
});

const item = z.strictObject({
  code,
  name: z.string(),
  note: z.string().optional(),
  /** Grounds that count but are flagged, reasons that need words, and the like: read by the module that owns the dictionary. */
  flags: z.array(code).default([]),
});

const itemsShape = z.strictObject({ items: z.array(item).min(1) });

const comparisonShape = z.strictObject({
  columns: z.array(z.strictObject({ key: code, title: z.string(), pack: z.string(), dictionary: key })).min(2),
  rows: z.array(z.strictObject({ title: z.string(), cells: z.record(code, z.array(code)) })).min(1),
});

const documentShape = z.strictObject({
  name: z.string(),
  /** Numbers run by series and year within the issuing unit. */
  series: code,
  uses: z.array(z.string()).min(1),
  issuer: z.string(),
  addressee: z.string(),
  /** Deadline entry that gives the reply date; null where no reply is asked for. */
  reply: key.nullable(),
});

const ruleShape = z.strictObject({
  subject: code,
  light: z.enum(['red', 'yellow']),
  when: z.string().min(3),
  /** Fact that holds a due day: the rule fires from the day after it while `when` holds. */
  past: code.optional(),
  message: z.string().min(4),
  /** Rests on what a firm or informant said: never reaches the unit it speaks of. */
  confidential: z.boolean().default(false),
  /** Parameters the documents leave open; until the bureau sets them the rule cannot be judged. */
  needs_local: z.array(key).default([]),
});

const dutyShape = z.strictObject({
  owes: z.string(),
  /** Empty where the document names no recipient. */
  to: z.array(z.string()),
  what: z.string(),
  about: z.enum(['same_year', 'previous_year', 'next_year', 'quarter', 'act']).optional(),
  due: z.union([
    /** Due on the day of another entry. */
    z.strictObject({ deadline: key }),
    z.strictObject({ every: z.literal('year'), month, day: monthDay.nullable() }),
    z.strictObject({ once: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  ]),
});

const stepsShape = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        code,
        name: z.string(),
        by: z.string(),
        to: z.string().optional(),
        when: z.string().optional(),
      }),
    )
    .min(1),
});

/** Days before a due day on which its owner is told; 0 is the due day itself. Read by kernel/server/policy-service.ts. */
const remindersShape = z
  .array(z.strictObject({ before: z.int().min(0), unit: z.enum(['working_days', 'natural_days']) }))
  .min(1);

const PARAMETERS = {
  int: z.int(),
  text: z.string(),
  bool: z.boolean(),
  list: z.array(z.string()).min(1),
  reminders: remindersShape,
} as const;

const KINDS = {
  deadline: deadlineShape,
  check: checkShape,
  document: documentShape,
  rule: ruleShape,
  duty: dutyShape,
  steps: stepsShape,
  exceptions: itemsShape,
  form: formShape,
  chain: chainShape,
  metric: metricShape,
  campaign: campaignShape,
  plan: planShape,
  scorecard: scorecardShape,
} as const;

/** The shape for an entry's values, or null when a parameter or dictionary names a type it cannot have. */
export function valueShape(kind: EntryKind, type: string | undefined): z.ZodType | null {
  if (kind === 'dictionary') return type === 'comparison' ? comparisonShape : type === undefined ? itemsShape : null;
  if (kind === 'parameter') return type !== undefined && type in PARAMETERS ? PARAMETERS[type as 'int'] : null;
  return type === undefined ? KINDS[kind] : null;
}

export type DeadlineValue = z.output<typeof deadlineShape>;
export type PeriodValue = z.output<typeof periodShape>;
export type CheckValue = z.output<typeof checkShape>;
export type DictionaryValue = z.output<typeof itemsShape>;
export type ComparisonValue = z.output<typeof comparisonShape>;
export type DocumentValue = z.output<typeof documentShape>;
export type RuleValue = z.output<typeof ruleShape>;
export type DutyValue = z.output<typeof dutyShape>;
export type RemindersValue = z.output<typeof remindersShape>;
export type StepsValue = z.output<typeof stepsShape>;
