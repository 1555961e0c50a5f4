import { z } from 'zod';
import { type Change, command, type NewRow } from '#kernel/command.ts';
import { json, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { isReceiver } from '../../commands/about.ts';
import { type CellWanted, planCells } from '../../domain/save-cells.ts';
import type { ReturnRow } from '../../records/return.ts';
import { loadEntries } from './load-entry.ts';

const shape = z.strictObject({
  form: z.string({ error: '请指明是哪张表' }).max(100),
  cells: z
    .array(
      z.strictObject({
        address: z.string().max(200),
        kind: z.enum(['number', 'none', 'no_competence'], { error: '值的种类不对' }),
        num: z.number().int().optional(),
      }),
    )
    .min(1, { error: '没有要录入的数' })
    .max(2000, { error: '一次最多录入2000格' }),
});

/**
 * A bureau enters what a unit without the platform reported on paper. Only drafts; a cell that the unit filled in itself is left alone and told. The unit
 * still signs and submits, or the bureau receives its paper.
 */
export const enterFor = command<ReturnRow>()({
  name: 'return.enter-for',
  label: '代为录入',
  record: 'return',
  right: 'returns.receive',
  from: ['draft', 'returned'],
  to: ['draft', 'returned'],
  fields: { form: text('表'), cells: json('单元格') },
  input: () => shape as never,
  // What was accepted is corrected by the unit itself, and nobody else sees its cells meanwhile.
  offered: (row, actor) => isReceiver(row, actor) && (row.accepted_revision ?? 0) === 0,
  shown: () => false,
  load: async (read, { row, input }) => {
    const { form } = input as unknown as z.output<typeof shape>;
    return (await loadEntries(read, [row], form)).get(row.id);
  },
  decide: ({ row, input, loaded: sheet, ctx }) => {
    const wanted = input as unknown as z.output<typeof shape>;
    if (!sheet) return refuse('missing.return-form', '这份报表里没有这张表，请核对后再录入。');
    const own = (address: string) => {
      const held = sheet.cells[address];
      return held?.value && held.origin !== 'imported';
    };
    const free = wanted.cells.filter((cell) => !own(cell.address));
    const cells: CellWanted[] = free.map((cell) => ({ ...cell, form: wanted.form, origin: 'imported' }));
    const now = new Map([[wanted.form, sheet]]);
    const plan = planCells(cells, now, {}, {}, `${ctx.actor.name}（代录）`);
    const [fault] = plan.faults;
    if (fault) return refuse('input.return-cell', fault.message);
    const unit = { code: row.unit, region: row.region, line: row.line };
    return {
      set: row.started_at ? {} : { started_at: ctx.now },
      create: plan.write.flatMap((it): NewRow[] =>
        it.id
          ? []
          : [
              {
                record: 'return-cell',
                unit,
                values: { return: row.id, receiver: row.receiver, address: it.address, ...it.values },
              },
            ],
      ),
      change: plan.write.flatMap((it): Change[] =>
        it.id ? [{ record: 'return-cell', id: it.id, state: it.state, set: it.values }] : [],
      ),
      result: {
        entered: plan.write.length,
        kept: wanted.cells.filter((cell) => own(cell.address)).map((cell) => cell.address),
      },
    };
  },
});
