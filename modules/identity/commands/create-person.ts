import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { oneAtATime, reaches } from '#modules/org/index.ts';
import { type PersonRow, person } from '../records/person.ts';

/** 登记人员. One person once: the same number is refused, with the words of where it stands left out. */
export const createPerson = command<PersonRow>()({
  name: 'identity.create-person',
  label: '登记人员',
  record: 'person',
  creates: true,
  right: 'identity.keep-people',
  from: [],
  fields: {
    unit_code: text('所在单位', { required: true, max: 30, check: 'unit' }),
    ...formOf(person),
  },
  load: async (read, { input }) => {
    await oneAtATime(read, `person ${input.id_number ?? ''}`);
    return {
      unit: await read.one<{ region_code: string; line_code: string; state: string }>(
        sql`select region_code, line_code, state from unit where code = ${input.unit_code}`,
      ),
      same: input.id_number
        ? await read.one<{ id: string }>(sql`select id from person where id_number = ${input.id_number}`)
        : undefined,
    };
  },
  decide({ input, loaded, ctx }) {
    const { unit, same } = loaded;
    if (unit?.state !== 'active') return refuse('input.unit', '没有找到这个单位，或它已撤销。请重新选择。');
    const keeper = { code: input.unit_code, region: unit.region_code, line: unit.line_code };
    if (!reaches(ctx.actor, 'identity.keep-people', keeper))
      return refuse('right.scope', '这个单位不在您的管理范围内，不能为它登记人员。');
    if (same)
      return refuse('conflict.same', '这个公民身份号码已登记过，请在人员中查找并使用原有的人员。', {
        faults: [{ field: 'id_number', message: '已登记过' }],
      });
    const { unit_code: _, ...set } = input;
    return { keeper, set: { ...set, demo: false } };
  },
});
