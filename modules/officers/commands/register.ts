import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { personName } from '../load.ts';
import { type OfficerRow, officer } from '../record-officer.ts';

/** Puts a person on the roll of the unit's enforcement staff. */
export const register = command<OfficerRow>()({
  name: 'officer.register',
  label: '登记执法人员',
  record: 'officer',
  creates: true,
  right: 'officer.manage',
  from: [],
  fields: pick(officer.fields, 'person', 'kind', 'position', 'legal_qualification', 'from_day'),
  load: async (read, { input, ctx }) => ({
    name: await personName(read, input.person),
    already: await read.one(
      sql`select id from officer where person = ${input.person} and unit = ${ctx.actor.unit.code} and state = 'active'`,
    ),
  }),
  decide: ({ input, loaded }) => {
    if (!loaded.name) return refuse('missing.person', '没有找到这个人员，请先在人员管理中登记。');
    if (loaded.already) return refuse('conflict.officer', `${loaded.name}已在本单位执法人员库中，无需重复登记。`);
    return { set: { ...input, name: loaded.name }, note: input.kind === 'police' ? '按公安机关规定管理' : undefined };
  },
});
