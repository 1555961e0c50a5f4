/** The shape of what a grid sends to be kept: cells, rows, answers, heads. */
import { z } from 'zod';

const nothing = <T extends z.ZodType>(shape: T) => shape.nullish();
const form = z.string({ error: '缺少表的编号' }).max(100);
const words = (max: number) => z.string().max(max, { error: `不能超过${max}个字` });

const cellShape = z.strictObject({
  form,
  /** Within the form: `table|row|item|column`. The row may be the `key` of a row added in the same call. */
  address: z.string({ error: '缺少单元格位置' }).max(200),
  kind: z.enum(['number', 'text', 'none', 'no_competence', 'empty'], { error: '值的种类不对' }).optional(),
  num: nothing(z.number().int({ error: '数要以整数（分、最末位）传送' })),
  txt: nothing(words(20_000)),
  picked: nothing(z.array(z.uuid({ error: '附件编号不对' })).max(50)),
  /** Instead of `kind`: words as they were typed, read here. */
  typed: words(20_000).optional(),
  origin: z.enum(['typed', 'pasted', 'imported', 'picked', 'zero'], { error: '来源不对' }).default('typed'),
  reason: nothing(words(1000)),
  sources: nothing(
    z
      .array(
        z.strictObject({
          return: z.uuid(),
          record: z.string().max(60).optional(),
          unit: z.string(),
          unit_name: z.string(),
          part: z.string(),
        }),
      )
      .max(200),
  ),
  /** Version of the cell that was seen; 0: seen empty. Absent: no comparison (imports that told the person before). */
  seen: z.number().int().min(0).optional(),
});

const lineShape = z.strictObject({
  form,
  table: z.string().max(60),
  /** Of a row that is there. */
  code: z.string().max(60).optional(),
  /** Of a new row, chosen by the caller; the answer tells its code. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, { error: '新增行的临时编号不对' })
    .optional(),
  name: nothing(words(200)),
  place: z.number().int().optional(),
  drop: z.boolean().optional(),
});

const byForm = z.record(z.string(), z.record(z.string(), words(2000)));

export const saveShape = z.strictObject({
  cells: z.array(cellShape).max(5000, { error: '一次最多保存 5000 格，请分批' }).default([]),
  lines: z.array(lineShape).max(2000, { error: '一次最多增加 2000 行，请分批' }).default([]),
  /** By form, by question. */
  answers: byForm.nullish(),
  /** By form, by field of the head. */
  heading: byForm.nullish(),
  attachments: z.array(z.uuid()).max(100).nullish(),
  /** Seconds worked since the last saving. */
  seconds: z.number().int().min(0).max(3600).default(0),
});

export type SaveInput = z.output<typeof saveShape>;
export type CellInput = SaveInput['cells'][number];
export type LineInput = SaveInput['lines'][number];
