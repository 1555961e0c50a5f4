import { command, formOf } from '#kernel/command.ts';
import { keeps } from '../domain/whose.ts';
import { type ChecklistRow, checklist } from '../record-checklist.ts';
import { checklistSchema } from './draft-checklist.ts';

export const correctChecklist = command<ChecklistRow>()({
  name: 'checklist.correct',
  label: '修改',
  record: 'checklist',
  right: 'checklist.keep',
  from: ['draft'],
  fields: formOf(checklist),
  input: checklistSchema,
  offered: keeps,
  decide: ({ input }) => ({ set: { ...input } }),
});
