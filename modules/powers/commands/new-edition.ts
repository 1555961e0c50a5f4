import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { keeps } from '../domain/whose.ts';
import type { ChecklistRow } from '../record-checklist.ts';

/** Begins the next edition as a copy of the one in force; several drafts at a time would contradict each other. */
export const newEdition = command<ChecklistRow>()({
  name: 'checklist.new-edition',
  label: '编制新版',
  record: 'checklist',
  right: 'checklist.keep',
  from: ['in-force'],
  fields: {},
  offered: keeps,
  load: async (read, { row }) => ({
    draft: await read.one(sql`select id from checklist where first = ${row.first} and state = 'draft'`),
    last: await read.one<{ edition: number }>(
      sql`select max(edition) as edition from checklist where first = ${row.first}`,
    ),
  }),
  decide: ({ row, loaded, ctx }) => {
    if (loaded.draft) return refuse('state.draft', '这张检查单已有编制中的新版，请继续修改那一版。');
    const id = ctx.newId();
    const edition = Number(loaded.last?.edition ?? row.edition ?? 1) + 1;
    const { title, item_line, items, first } = row;
    return {
      note: `编制第${edition}版`,
      create: [
        {
          record: 'checklist',
          id,
          unit: { code: row.unit, region: row.region, line: row.line },
          values: { title, item_line, items, origin: 'agency', edition, first },
        },
      ],
      result: { id },
    };
  },
});
