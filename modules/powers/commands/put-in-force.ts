import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { keeps } from '../domain/whose.ts';
import type { ChecklistRow } from '../record-checklist.ts';

/** 启用: this edition is used from now on; the one before is kept for the visits that used it. */
export const putInForce = command<ChecklistRow>()({
  name: 'checklist.put-in-force',
  label: '启用',
  record: 'checklist',
  right: 'checklist.keep',
  from: ['draft'],
  to: ['in-force'],
  tone: 'primary',
  confirm: '启用后不能再改，只能编制新版。确定启用吗？',
  fields: {},
  offered: keeps,
  load: (read, { row }) =>
    read.many<{ id: string }>(sql`select id from checklist where first = ${row.first} and state = 'in-force'`),
  decide: ({ row, loaded }) => ({
    state: 'in-force',
    note: `启用第${row.edition}版`,
    change: loaded.map(({ id }) => ({ record: 'checklist', id, state: 'replaced', set: {} })),
  }),
});
