/** The shape of a check-list's items. */
import { z } from 'zod';

export const ANSWER_KINDS = {
  'yes-no': '是／否',
  conform: '符合／不符合／不适用',
  text: '文字',
  number: '数字',
  photo: '照片',
} as const;
export type AnswerKind = keyof typeof ANSWER_KINDS;

export interface ChecklistItem {
  /** Unique in the list; answers refer to it. */
  readonly code: string;
  readonly text: string;
  /** Law and article. */
  readonly basis: string;
  readonly answers: AnswerKind;
  readonly required: boolean;
}

const MOST_ITEMS = 300;
const words = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, { error: `请填写${what}` })
    .max(max, { error: `${what}不能超过${max}个字` });

/** Items in order, codes without repeats. */
export const checklistItems: z.ZodType<ChecklistItem[]> = z
  .array(
    z.strictObject({
      code: words('检查项编码', 30),
      text: words('检查内容', 500),
      basis: words('检查依据', 500),
      answers: z.enum(Object.keys(ANSWER_KINDS) as [AnswerKind, ...AnswerKind[]], { error: '请选择作答方式' }),
      required: z.boolean({ error: '请选择是否必填' }),
    }),
    { error: '检查项应为列表' },
  )
  .min(1, { error: '至少要有一个检查项' })
  .max(MOST_ITEMS, { error: `检查项最多${MOST_ITEMS}个` })
  .check((ctx) => {
    const seen = new Set<string>();
    for (const [at, item] of ctx.value.entries()) {
      if (seen.has(item.code))
        ctx.issues.push({
          code: 'custom',
          message: `检查项编码“${item.code}”重复`,
          path: [at, 'code'],
          input: item.code,
        });
      seen.add(item.code);
    }
  });
