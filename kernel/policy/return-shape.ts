/**
 * Forms, chains and metrics: what is reported, by whom to whom, and what fills a cell. A form says what the printed one says and no more; who owes it
 * is chosen by kind and level of unit; recipients are named ways of finding one, from a closed list.
 */
import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_]*$/, '代码用小写英文和下划线');
const key = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/);
const cel = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const CELL_TYPES = ['int', 'decimal', 'money', 'text', 'prose', 'choice', 'choices', 'day', 'files'] as const;
export type CellType = (typeof CELL_TYPES)[number];

const columnShape = z.strictObject({
  code,
  name: z.string().min(1),
  type: z.enum(CELL_TYPES),
  /** As printed: 个, 件, 万元. Money is kept in 分 whatever is printed. */
  unit: z.string().optional(),
  /** Digits after the point that a decimal may have; kept as a whole number of the last digit. */
  digits: z.int().min(0).max(6).optional(),
  /** Heads printed over the column, from the outside in; equal neighbours merge. */
  group: z.array(z.string()).default([]),
  dictionary: key.optional(),
  required: z.boolean().default(false),
  /** Several entries within one row, printed 1. 2. 3. */
  many: z.boolean().default(false),
  /** Metric that fills it. */
  metric: key.optional(),
  /** The same cells of another form, row by row: what the unit reported there for the same period arrives filled and linked. */
  same_as: z.strictObject({ form: key, table: code, column: code }).optional(),
  /** Worked out from other numbers of the row (CEL); never typed. */
  formula: cel.optional(),
  /** Asked only where this holds for the row (CEL). */
  asked_when: cel.optional(),
  note: z.string().optional(),
});

const rowShape = z.strictObject({
  code,
  name: z.string().min(1),
  /** Narrows the column's metric to this row (CEL over the metric's facts). */
  only: cel.optional(),
  note: z.string().optional(),
});

const tableShape = z.strictObject({
  code,
  name: z.string().optional(),
  /** Head of the column that names the rows; absent for a list whose rows have no name. */
  row_head: z.string().optional(),
  numbered: z.boolean().default(false),
  rows: z.array(rowShape).default([]),
  /** Reporting units may add rows. */
  open: z.boolean().default(false),
  /** Least number of rows that hold something, where the document gives one (two typical cases). */
  rows_at_least: z.int().optional(),
  /** About how many characters the texts of one row hold together, where the document says so. */
  row_about_chars: z.int().optional(),
  /** Dictionary that added rows are chosen from; free words when absent. */
  row_dictionary: key.optional(),
  /** Column of one choice whose code sums the added rows of all units; by their names when absent. */
  sum_by: code.optional(),
  /** Prints a row of sums. */
  total: z.boolean().default(false),
  columns: z.array(columnShape).min(1),
});

const textPartShape = z.strictObject({
  code,
  name: z.string(),
  /** What the document wants told under it. */
  elements: z.array(z.string()).default([]),
  /** Metrics whose figures can be set in the text. */
  figures: z.array(key).default([]),
  /** Longest and least length in characters, where the document gives one. */
  about_chars: z.int().optional(),
  at_least: z.int().optional(),
});

export const formShape = z.strictObject({
  /** {year} is the year reported on. */
  title: z.string().min(2),
  head: z
    .array(
      z.strictObject({
        code,
        name: z.string(),
        type: z.enum(['unit', 'person', 'phone', 'day', 'text']),
        /** Asked for before it is sent; the unit stands by itself. */
        required: z.boolean().optional(),
      }),
    )
    .default([]),
  tables: z.array(tableShape).default([]),
  /** A form of texts: each part under each heading. */
  texts: z.array(textPartShape).default([]),
  headings: z.array(z.strictObject({ code, name: z.string() })).default([]),
  /** Notes that must be answered (does 公安 include traffic police?). */
  questions: z
    .array(
      z.strictObject({
        code,
        text: z.string(),
        answers: z.array(z.strictObject({ code, name: z.string() })).optional(),
        /** Asked where this holds for the whole form (CEL: `table_row_column`, `table_total_column`). */
        asked_when: cel.optional(),
        /** Asked where a row of the form, printed or added, has this in its name and holds something. */
        row_named: z.string().optional(),
      }),
    )
    .default([]),
  /**
   * Cross-checks in CEL that must be TRUE. `row`: columns of each row by code; `total`: their sums; `form`: `table_row_column` and
   * `table_total_column`.
   */
  checks: z
    .array(
      z.strictObject({
        code,
        scope: z.enum(['row', 'total', 'form']),
        table: code.optional(),
        holds: cel,
        message: z.string().min(4),
        level: z.enum(['error', 'warn']).default('error'),
      }),
    )
    .default([]),
  /** Printed under the table. */
  notes: z.array(z.string()).default([]),
  attachments: z.array(z.strictObject({ code, name: z.string(), required: z.boolean().default(false) })).default([]),
  /** The line for the seal; absent where the printed form has none. */
  seal: z.string().optional(),
  /** Who counts an act that two units could report. */
  counted_by: z.string().optional(),
  paper: z.enum(['portrait', 'landscape']).default('landscape'),
  /** `lost`: the source lost the table's head, only what its notes prove is here and the rest can be imported; `reference`: not this region's own form. */
  origin: z.enum(['printed', 'described', 'lost', 'reference']).default('printed'),
});

const unitsShape = z.strictObject({
  /** Kinds of unit as the organisation names them. */
  kinds: z.array(z.string()).min(1),
  levels: z.array(z.enum(['province', 'city', 'county', 'township'])).min(1),
  /** Only units named in this dictionary (item codes are unit codes' last part). */
  among: key.optional(),
});

export const RECIPIENTS = [
  'same_level_bureau',
  'county_bureau',
  'superior_bureau',
  'provincial_bureau',
  'same_level_government',
  'superior_agency',
  'party_group',
  'provincial_platform',
  'own_unit',
] as const;
export type RecipientWay = (typeof RECIPIENTS)[number];

const legShape = z.strictObject({
  code,
  name: z.string(),
  owes: unitsShape,
  /** The first is the one that receives, returns and accepts; all of them are shown as delivered or not. */
  to: z.array(z.enum(RECIPIENTS)).min(1),
  /** Forms of this leg; the chain's when absent. */
  forms: z.array(key).optional(),
  /** Only these tables or text parts of a form (townships report only part). */
  parts: z.record(key, z.array(code)).optional(),
  due: z.union([
    /** `day` null: the last day of that month. Report dates never roll over. */
    z.strictObject({ every: z.literal('year'), month: z.int().min(1).max(12), day: z.int().min(1).max(31).nullable() }),
    z.strictObject({ once: day }),
    /** 原文未规定. */
    z.strictObject({ unspecified: z.literal(true) }),
  ]),
  /** Legs whose returns this one sums up. */
  sums: z.array(code).default([]),
  article: z.string().optional(),
});

export const chainShape = z.strictObject({
  title: z.string(),
  forms: z.array(key).min(1),
  /** Which period a return opened in a year is about. */
  about: z.enum(['previous_year', 'same_year', 'once']),
  /** The period of a chain that runs once. */
  period: z.strictObject({ from: day, until: day }).optional(),
  /** First day of the year a round may be opened by itself. */
  opens: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }).optional(),
  legs: z.array(legShape).min(1),
});

export const metricShape = z.strictObject({
  /** Fact set. */
  subject: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  /** What counts (CEL over the facts). */
  when: cel,
  /** Sum of this fact; a count of records when absent. */
  sum: code.optional(),
  /** Counts different values of this fact (visits, firms). */
  distinct: code.optional(),
  /** Fact that holds the day by which an act falls into a period. */
  day: code,
  /** 件, 次, 人, 学时. */
  unit: z.string(),
  /** Whom an act counts for, in words. */
  counts_for: z.string(),
  /** Acts that a second unit could report too (CEL). */
  overlap: cel.optional(),
});

export type FormValue = z.output<typeof formShape>;
export type FormTable = z.output<typeof tableShape>;
export type FormColumn = z.output<typeof columnShape>;
export type FormTextPart = z.output<typeof textPartShape>;
export type ChainValue = z.output<typeof chainShape>;
export type ChainLeg = z.output<typeof legShape>;
export type MetricValue = z.output<typeof metricShape>;
export type UnitsChosen = z.output<typeof unitsShape>;
export { unitsShape };
