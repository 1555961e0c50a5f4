/**
 * What a policy file may say. Packs are data: every entry has dated values, and every value names the document and article it rests on,
 * or says 原文未规定 (`unspecified: true`). Anything not described here is refused when the pack loads.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { ENTRY_KINDS, valueShape } from './value-shape.ts';

/** How well a basis was checked: the text itself, a report of it, or memory. */
export const VERIFIED = ['source', 'secondary', 'own-knowledge'] as const;
export type Verified = (typeof VERIFIED)[number];

/** Who may change an entry below the pack that has it; `local` is the bureau's signed value in the database. */
export const LEVELS = ['province', 'city', 'county', 'local'] as const;
export type OverrideLevel = (typeof LEVELS)[number];

/** An ISO calendar day that exists; `until` days are inclusive. */
export const isoDay = z.string().refine(isDay, { message: '不是有效日期，应写成 2026-03-01' });

export const entryId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, '应为小写英文加点，例如 inspection.quiet_first_day');

const basisShape = z.strictObject({
  /** Key of the documents register: the document number, or the title where the copy shows no number. */
  document: z.string(),
  article: z.string().optional(),
  verified: z.enum(VERIFIED).optional(),
  note: z.string().optional(),
});

const basisList = z
  .union([basisShape, z.array(basisShape).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

const conflictShape = z.strictObject({
  value: z.unknown().optional(),
  unspecified: z.literal(true).optional(),
  basis: basisList,
  why_not: z.string(),
});

const datedShape = z
  .strictObject({
    from: isoDay,
    until: isoDay.optional(),
    value: z.unknown().optional(),
    unspecified: z.literal(true).optional(),
    basis: basisList,
    /** Why this one applies although another document says otherwise. */
    applies: z.string().optional(),
    conflicts: z.array(conflictShape).optional(),
    note: z.string().optional(),
  })
  .refine((it) => (it.value === undefined) === (it.unspecified === true), {
    message: '要么写 value，要么写 unspecified: true（原文未规定）',
  })
  .refine((it) => (it.conflicts === undefined) === (it.applies === undefined), {
    message: '有冲突文件时须写 conflicts 和 applies（为何适用本条）',
  })
  .refine((it) => it.until === undefined || it.until >= it.from, { message: 'until 早于 from' });

const exampleShape = z.strictObject({
  says: z.string(),
  expect: z.enum(['fires', 'clear', 'unknown']),
  /** Day the example is judged on. */
  on: isoDay.optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number().int(), z.boolean()])).optional(),
  params: z.record(entryId, z.union([z.string(), z.number().int(), z.boolean()])).optional(),
  /** Deadlines: the day it starts, the due day expected, and a value to try where the documents leave it open. */
  start: isoDay.optional(),
  due: isoDay.optional(),
  with: z.unknown().optional(),
});

export const entryShape = z
  .strictObject({
    id: entryId,
    kind: z.enum(ENTRY_KINDS),
    title: z.string().min(2),
    says: z.string().optional(),
    type: z.enum(['int', 'text', 'bool', 'list', 'reminders', 'comparison']).optional(),
    unit: z.string().optional(),
    /** Deadlines: the event that starts it, as a key and in words. */
    starts: z.string().optional(),
    mechanisms: z.array(z.string().regex(/^[A-Z]{3}-\d{2}$/)).default([]),
    overridable_by: z.array(z.enum(LEVELS)).default([]),
    values: z.array(datedShape).min(1),
    examples: z.array(exampleShape).default([]),
  })
  .superRefine((entry, ctx) => {
    const shape = valueShape(entry.kind, entry.type);
    if (shape === null) {
      ctx.addIssue({ code: 'custom', path: ['type'], message: '参数须写明 type: int、text、bool、list 或 reminders' });
      return;
    }
    entry.values.forEach((dated, i) => {
      const options = [{ value: dated.value, at: ['values', i, 'value'] as (string | number)[] }];
      dated.conflicts?.forEach((c, j) => {
        options.push({ value: c.value, at: ['values', i, 'conflicts', j, 'value'] });
      });
      for (const { value, at } of options) {
        if (value === undefined) continue;
        const parsed = shape.safeParse(value, { error: z.locales.zhCN().localeError });
        for (const issue of parsed.error?.issues ?? [])
          ctx.addIssue({ code: 'custom', path: [...at, ...issue.path], message: issue.message });
      }
    });
  });

export const packShape = z.strictObject({
  id: z.string().regex(/^[a-z]+(\/[a-z]+)*$/),
  title: z.string(),
  region: z.string().regex(/^\d{6}$/, '行政区划代码为六位数字'),
  extends: z.string().optional(),
  /** Ids of inherited entries this pack changes; nothing else may be changed. */
  amends: z.array(entryId).default([]),
});

export const registerShape = z.strictObject({
  documents: z.array(
    z.strictObject({
      key: z.string(),
      /** Null where the copy shows none. */
      number: z.string().nullable(),
      title: z.string(),
      issuer: z.string(),
      /** Null where the copy shows none. */
      issued: isoDay.nullable(),
      verified: z.enum(VERIFIED),
      /** What of the text the platform's authors had before them. */
      collected: z.enum(['full', 'partial', 'none']),
      note: z.string().optional(),
    }),
  ),
});

export const entriesShape = z.strictObject({ entries: z.array(z.unknown()) });

export type Basis = z.output<typeof basisShape>;
export type DatedValue = z.output<typeof datedShape>;
export type Example = z.output<typeof exampleShape>;
export type Entry = z.output<typeof entryShape>;
export type PackHead = z.output<typeof packShape>;
export type SourceDocument = z.output<typeof registerShape>['documents'][number];
