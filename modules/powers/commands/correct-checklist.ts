import { command, pick } from '#kernel/command.ts';
import { keeps } from '../domain/whose.ts';
import { type ChecklistRow, checklist } from '../record-checklist.ts';
import { checklistSchema } from './draft-checklist.ts';

export const correctChecklist = command<ChecklistRow>()({
  name: 'checklist.correct',
  label: '修改',
  record: 'checklist',
  right: 'checklist.keep',
  from: ['draft'],
  fields: pick(checklist.fields, 'title', 'item_line', 'items'),
  input: checklistSchema,
  offered: keeps,
  decide: ({ input }) => ({ set: { ...input } }),
});
