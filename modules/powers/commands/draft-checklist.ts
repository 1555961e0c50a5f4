import type { z } from 'zod';
import { command, formOf } from '#kernel/command.ts';
import { formSchema } from '#kernel/form.ts';
import { checklistItems } from '../domain/checklist-items.ts';
import { type ChecklistRow, checklist } from '../record-checklist.ts';

const fields = formOf(checklist);
interface Draft {
  readonly title: string;
  readonly item_line: string | null;
  readonly items: unknown;
}

/** The form's own schema, with the items' shape checked one by one. */
export function checklistSchema(): z.ZodType<Draft> {
  const form = formSchema(fields) as unknown as z.ZodType<Draft>;
  return form.check((ctx) => {
    const parsed = checklistItems.safeParse(ctx.value.items);
    for (const issue of parsed.error?.issues ?? [])
      ctx.issues.push({
        code: 'custom',
        message: issue.message,
        path: ['items', ...issue.path],
        input: ctx.value.items,
      });
  });
}

/** Begins the first edition of a check-list of this unit. */
export const draftChecklist = command<ChecklistRow>()({
  name: 'checklist.draft',
  label: '编制检查单',
  record: 'checklist',
  creates: true,
  right: 'checklist.keep',
  from: [],
  fields,
  input: checklistSchema,
  decide: ({ input, ctx }) => {
    const id = ctx.newId();
    return {
      id,
      set: { ...input, item_line: input.item_line ?? ctx.actor.unit.line, origin: 'agency', edition: 1, first: id },
    };
  },
});
