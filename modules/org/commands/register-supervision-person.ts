import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ENFORCING_KINDS } from '../domain/kinds.ts';
import { type SupervisionPersonRow, supervisionPerson } from '../records/supervision-person.ts';
import type { UnitRow } from '../records/unit.ts';

/** 登记监督人员 (ORG-04). For the actor's own unit unless another in reach is named. */
export const registerSupervisionPerson = command<SupervisionPersonRow>()({
  name: 'org.register-supervision-person',
  label: '登记监督人员',
  record: 'supervision-person',
  creates: true,
  right: 'org.set-supervising',
  from: [],
  fields: {
    unit_code: text('单位', { max: 30, check: 'unit', hint: '不填则为本单位' }),
    ...formOf(supervisionPerson),
  },
  load: async (read, { input, ctx }) => {
    const code = input.unit_code ?? ctx.actor.unit.code;
    const unit = await read.one<UnitRow>(sql`select * from unit where code = ${code}`);
    const same = await read.one<{ id: string }>(
      sql`select id from supervision_person where unit = ${code} and state = 'active' and person_name = ${input.person_name}`,
    );
    return { unit, same };
  },
  decide({ input, loaded }) {
    const { unit, same } = loaded;
    if (unit?.state !== 'active') return refuse('input.unit', '没有找到这个单位，或它已撤销。请重新选择。');
    if (!ENFORCING_KINDS.includes(unit.kind) && unit.kind !== 'justice-bureau')
      return refuse('input.unit', `“${unit.name}”不是执法单位，不登记内设监督人员。`);
    if (same) return refuse('conflict.same', `“${input.person_name}”已登记为${unit.name}的监督人员，不要重复登记。`);
    const { unit_code: _, ...set } = input;
    return { keeper: { code: unit.code, region: unit.region_code, line: unit.line_code }, set };
  },
});
