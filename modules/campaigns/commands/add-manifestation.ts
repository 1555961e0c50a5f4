import { command, pick } from '#kernel/command.ts';
import { manifestation, type ProblemRow } from '../records/problem.ts';

/** 增加具体表现: one more entry of the column, with its case. */
export const addManifestation = command<ProblemRow>()({
  name: 'problem.add-case',
  label: '增加具体表现',
  record: 'problem',
  right: 'campaigns.work',
  from: ['found', 'rectifying', 'relapsed'],
  fields: pick(manifestation.fields, 'words', 'happened_on', 'case_files'),
  decide: ({ row, input, ctx }) => {
    const id = ctx.newId();
    return {
      create: [{ record: 'manifestation', id, values: { ...input, problem: row.id, bureau: row.bureau } }],
      result: { manifestation: id },
    };
  },
});
