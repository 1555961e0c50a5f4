import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
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
  fields: {
    ...formOf(officer),
    unit_code: text('所在单位', { max: 30, check: 'unit', hint: '不填为本单位；派出机构的人员填派出机构' }),
  },
  load: async (read, { input, ctx }) => {
    const code = input.unit_code ?? ctx.actor.unit.code;
    const [name, place, already] = await Promise.all([
      personName(read, input.person),
      read.one<{ region: string; line: string }>(sql`select region, line from zs_unit_place(${code})`),
      read.one(sql`select id from officer where person = ${input.person} and unit = ${code} and state = 'active'`),
    ]);
    return { name, keeper: place && { code, ...place }, already };
  },
  decide: ({ input: { unit_code: _, ...own }, loaded: { name, keeper, already } }) => {
    if (!name) return refuse('missing.person', '没有找到这个人员，请先在人员管理中登记。');
    if (!keeper) return refuse('missing.unit', '没有找到这个单位，请核对单位代码。');
    if (already) return refuse('conflict.officer', `${name}已在该单位执法人员库中，无需重复登记。`);
    return { set: { ...own, name }, keeper, note: own.kind === 'police' ? '按公安机关规定管理' : undefined };
  },
});
