import { z } from 'zod';
import { isDay } from '#kernel/day.ts';

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });

/** What to test: a rule in force by its id, a draft by its text, or a draft beside the rule it would replace. */
export const backTestInput = () =>
  z
    .strictObject({
      /** Fact subject; `inspection` today. */
      subject: z.string().max(60, { error: '对象类别太长' }).default('inspection'),
      /** Rule in force: tested alone, or what the draft is compared with. */
      rule: z.string().max(120, { error: '规则编号太长' }).optional(),
      draft: z
        .strictObject({
          title: z.string().max(100, { error: '规则名称太长' }).default('草案'),
          when: z
            .string({ error: '请写出判断条件' })
            .min(3, { error: '请写出判断条件' })
            .max(4000, { error: '判断条件太长' }),
          light: z.enum(['red', 'yellow'], { error: '请选择红灯或黄灯' }),
          past: z.string().max(60, { error: '到期日期的事实名称太长' }).optional(),
        })
        .optional(),
      from: day,
      until: day,
      /** Code of a region or a prefix of it; the caller's whole scope when absent. */
      region: z
        .string()
        .regex(/^\d{2}(\d{2}){0,2}(\d{3})?$/, { error: '区划代码不对，请从列表中选择' })
        .optional(),
      /** Persons who would handle the cards; gives the cards a week for each. */
      reviewers: z
        .number({ error: '办理人数应填整数' })
        .int({ error: '办理人数应填整数' })
        .min(1)
        .max(10_000)
        .optional(),
    })
    .refine((it) => it.rule !== undefined || it.draft !== undefined, { error: '请选择规则或写出草案', path: ['rule'] })
    .refine((it) => it.from <= it.until, { error: '起始日期不能晚于截止日期', path: ['until'] });

export type BackTestInput = z.output<ReturnType<typeof backTestInput>>;
