/**
 * From fields to a schema that speaks Chinese: every message says what to do. Built lazily; the browser never needs it.
 */
import { z } from 'zod';
import { isDay } from './day.ts';
import type { Field } from './record.ts';
import { type Fault, refuse } from './refusal.ts';

/** A named check on a value: returns Chinese words when it is wrong, undefined when right. */
export type ValueCheck = (value: string) => string | undefined;
const CHECKS = new Map<string, ValueCheck>();

/** Registers a check that fields name with `check: '…'`. */
export function registerCheck(name: string, check: ValueCheck): void {
  CHECKS.set(name, check);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LONGEST_LINE = 500;
const LONGEST_PROSE = 20_000;
const MOST_ITEMS = 500;

// Control characters other than tab and line breaks, and the bidirectional overrides that disguise text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the very thing refused.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

function words(field: Field, max: number): z.ZodType {
  let schema = z
    .string({ error: `请填写${field.label}` })
    .transform((value) => value.trim())
    .refine((value) => value.length <= (field.max ?? max), { error: `${field.label}不能超过${field.max ?? max}个字` })
    .refine((value) => !UNPRINTABLE.test(value), { error: `${field.label}含有不可见的控制字符，请删去后重填` })
    .refine((value) => value.isWellFormed(), {
      error: `${field.label}含有残缺的字符，请重新输入`,
    }) as z.ZodType<string>;
  if (field.required) schema = schema.refine((value) => value.length > 0, { error: `请填写${field.label}` });
  const check = field.check ? CHECKS.get(field.check) : undefined;
  if (field.check && !check) throw new Error(`unknown check ${field.check}`);
  if (check)
    schema = schema.check((ctx) => {
      const wrong = ctx.value === '' ? undefined : check(ctx.value);
      if (wrong) ctx.issues.push({ code: 'custom', message: wrong, input: ctx.value });
    });
  return schema;
}

function number(field: Field): z.ZodType {
  const what = `${field.label}应填整数`;
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field;
  return z
    .number({ error: what })
    .refine(Number.isSafeInteger, { error: what })
    .refine((v) => v >= min, { error: `${field.label}不能小于${min}` })
    .refine((v) => v <= max, { error: `${field.label}不能大于${max}` });
}

function oneOf(field: Field): z.ZodType {
  const allowed = field.choices?.map((c) => c.value);
  const base = z.string({ error: `请选择${field.label}` }).max(100, { error: `${field.label}不在可选范围内` });
  return allowed
    ? base.refine((v) => allowed.includes(v), { error: `${field.label}不在可选范围内，请从列表中选择` })
    : base;
}

const id = (label: string) =>
  z.string({ error: `请选择${label}` }).regex(UUID, { error: `${label}不是有效的编号，请重新选择` });

function schemaOf(field: Field): z.ZodType {
  const many = (item: z.ZodType) => {
    const list = z.array(item, { error: `${field.label}应为列表` }).max(field.max ?? MOST_ITEMS, {
      error: `${field.label}最多${field.max ?? MOST_ITEMS}项`,
    });
    return field.required
      ? list.min(field.min ?? 1, { error: `请选择${field.label}（至少${field.min ?? 1}项）` })
      : list;
  };
  switch (field.kind) {
    case 'text':
      return words(field, LONGEST_LINE);
    case 'prose':
      return words(field, LONGEST_PROSE);
    case 'int':
    case 'money':
      return number(field);
    case 'day':
      return z
        .string({ error: `请填写${field.label}` })
        .refine(isDay, { error: `${field.label}应为真实的日期，如 2026-03-01` });
    case 'instant':
      return z.iso.datetime({ offset: true, error: `${field.label}应为带时区的时间` });
    case 'bool':
      return z.boolean({ error: `请选择${field.label}` });
    case 'choice':
      return oneOf(field);
    case 'choices':
      return many(oneOf(field));
    case 'ref':
      return id(field.label);
    case 'refs':
    case 'files':
      return many(id(field.label));
    case 'json':
      return z.json({ error: `${field.label}格式不对` });
  }
}

/** Object schema of a form. Fields that are not required may be null or missing and come out as null. Unknown names are refused. */
export function formSchema(fields: Readonly<Record<string, Field>>): z.ZodType<Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(fields)) {
    const schema = schemaOf(field);
    shape[name] = field.required
      ? schema
      : z.preprocess((v) => (v === undefined || v === '' ? null : v), schema.nullable());
  }
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `不认识的栏目：${issue.keys.slice(0, 5).join('、')}` : '应填写一张表单',
  });
}

/** Faults of a failed parse, in Chinese, beside their fields. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.slice(0, 200).map((issue) => ({ field: issue.path.join('.'), message: chinese(issue) }));
}

function chinese(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '这一栏必须填写' : '这一栏填写的类型不对';
    case 'too_big':
      return `太大或太长，最多 ${issue.maximum}`;
    case 'too_small':
      return `太小或太短，至少 ${issue.minimum}`;
    case 'unrecognized_keys':
      return `不认识的栏目：${issue.keys.slice(0, 5).join('、')}`;
    default:
      return '填写的内容不符合要求，请检查后重填';
  }
}

/** Parses or throws one refusal with every fault. */
export function parseForm<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = faultsOf(result.error);
  const first = faults[0]?.message ?? '请检查填写的内容';
  const more = faults.length > 1 ? `（共${faults.length}处）` : '';
  throw refuse('input.faults', `${first}${more}`, { faults });
}
