/** Campaigns, plans of tasks and scorecards: work that a document orders for a time, in parts with dates, and how it is measured. */
import { z } from 'zod';
import { unitsShape } from './return-shape.ts';

const code = z.string().regex(/^[a-z][a-z0-9_]*$/, '代码用小写英文和下划线');
const key = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const named = z.strictObject({ code, name: z.string(), note: z.string().optional() });

/** A day, a month's end, a day of every year, or 原文未规定. */
const whenShape = z.union([
  z.strictObject({ once: day }),
  z.strictObject({ by_month: z.string().regex(/^\d{4}-\d{2}$/) }),
  z.strictObject({
    every: z.literal('year'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31).nullable(),
  }),
  z.strictObject({ unspecified: z.literal(true) }),
]);

export const campaignShape = z.strictObject({
  title: z.string(),
  /** `yearly`: the same every year; `once`: one stretch of time. Phases may overlap. */
  cycle: z.enum(['once', 'yearly']),
  phases: z
    .array(
      z.strictObject({
        code,
        name: z.string(),
        /** Absent where the document gives none; `until` absent: for the long run. For a yearly campaign the year is that of the cycle. */
        from: whenShape.optional(),
        until: whenShape.optional(),
        tasks: z.array(z.string()).default([]),
      }),
    )
    .min(1),
  duties: z
    .array(
      z.strictObject({
        code,
        phase: code,
        name: z.string(),
        owes: unitsShape,
        due: whenShape,
        /** Chain that carries it, where it is a return. */
        chain: key.optional(),
        article: z.string().optional(),
      }),
    )
    .default([]),
  /** Ways of self-check, each with a count and evidence. */
  means: z.array(named).default([]),
  /** A notice in the media and on the spot, every so many months while the campaign runs. */
  notice: z
    .strictObject({
      every_months: z.int().min(1),
      media: z.boolean(),
      posted: z.boolean(),
      /** Only while this phase runs; the whole campaign when absent. */
      phase: code.optional(),
      article: z.string(),
    })
    .optional(),
  /** Telephone and e-mail of each unit published. */
  hotline: z.strictObject({ article: z.string() }).optional(),
  /** Fields put right before and watched for relapse. */
  watched: z.array(named).default([]),
  categories: key.optional(),
  situations: key.optional(),
  cases: z.strictObject({ at_least: z.int().min(1), about_chars: z.int(), parts: z.array(named).min(1) }).optional(),
});

export const planShape = z.strictObject({
  title: z.string(),
  from: day.optional(),
  until: day.optional(),
  groups: z.array(named).default([]),
  tasks: z
    .array(
      z.strictObject({
        code,
        /** Number as printed. */
        no: z.string(),
        title: z.string(),
        group: code.optional(),
        /** Units responsible as the document names them; empty where it names none. */
        units: z.array(z.string()).default([]),
        parts: z.array(z.strictObject({ code, what: z.string(), due: whenShape })).min(1),
        article: z.string().optional(),
        /** The duty under which this task is set beside those of other places. */
        topic: code.optional(),
        mechanisms: z.array(z.string().regex(/^[A-Z]{3}-\d{2}$/)).default([]),
      }),
    )
    .min(1),
  evaluations: z
    .array(
      z.strictObject({ code, name: z.string(), due: whenShape, steps: z.array(named).min(1), article: z.string() }),
    )
    .default([]),
  /** Report on carrying the plan out. */
  reports: z.array(z.strictObject({ code, to: z.string(), due: whenShape, article: z.string() })).default([]),
});

export const scorecardShape = z.strictObject({
  title: z.string(),
  about: z.enum(['year', 'quarter']),
  units: unitsShape,
  indicators: z
    .array(
      z.strictObject({
        code,
        name: z.string(),
        of: z.union([
          z.strictObject({ metric: key }),
          /** `over` out of `under`, in percent. */
          z.strictObject({ over: key, under: key }),
          /** Known to the platform without facts. */
          z.strictObject({
            figure: z.enum(['returns_on_time', 'returns_complete', 'duties_on_time', 'training_met', 'plan_done']),
          }),
          /** Put in by hand with its proof. */
          z.strictObject({ hand: z.literal(true) }),
        ]),
        unit: z.string(),
        better: z.enum(['higher', 'lower']),
        /** Null where no document gives one. */
        weight: z.int().min(0).max(100).nullable(),
        /** Below it no figure is shown. */
        least: z.int().min(0),
        target: z.int().nullable().default(null),
        explanation: z.string(),
        article: z.string().optional(),
      }),
    )
    .min(1),
});

export type WhenValue = z.output<typeof whenShape>;
export type CampaignValue = z.output<typeof campaignShape>;
export type PlanValue = z.output<typeof planShape>;
export type ScorecardValue = z.output<typeof scorecardShape>;
