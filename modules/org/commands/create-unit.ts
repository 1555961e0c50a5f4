import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { eventOf } from '../domain/change.ts';
import { partsOfUnitCode } from '../domain/kinds.ts';
import { oneAtATime } from '../domain/one-at-a-time.ts';
import { changeFields, unitSubject } from '../domain/subject.ts';
import { type UnitRow, unit } from '../records/unit.ts';

const { basis } = changeFields;

/** 设立单位. Region and line follow from the code. */
export const createUnit = command<UnitRow>()({
  name: 'org.create-unit',
  label: '设立单位',
  record: 'unit',
  creates: true,
  right: 'org.keep',
  from: [],
  fields: {
    ...formOf(unit, { without: ['supervising_body', 'station_tasks', 'seal_note'] }),
    basis,
  },
  load: async (read, { input }) => {
    await oneAtATime(read, `unit ${input.code}`);
    const named = [input.parent, input.superior, input.supervised_by].filter((code) => code !== null);
    const [same, region, known] = await Promise.all([
      read.one<{ name: string }>(sql`select name from unit where code = ${input.code}`),
      read.one<{ state: string }>(sql`select state from region where code = ${partsOfUnitCode(input.code).region}`),
      read.many<{ code: string; kind: string }>(
        sql`select code, kind from unit where code = any(${named}) and state = 'active'`,
      ),
    ]);
    return { same, region, known };
  },
  decide({ input, loaded, ctx }) {
    const parts = partsOfUnitCode(input.code);
    if (loaded.same)
      return refuse('conflict.code', `单位代码 ${input.code} 已用于“${loaded.same.name}”，请换一个代码。`);
    if (loaded.region?.state !== 'active')
      return refuse('input.code', `没有找到区划 ${parts.region}，请先设立区划，或核对单位代码。`);
    for (const field of ['parent', 'superior', 'supervised_by'] as const) {
      const code = input[field];
      const found = loaded.known.find((it) => it.code === code);
      if (code && !found)
        return refuse('input.unit', `没有找到在用的单位 ${code}，请核对${unit.fields[field].label}。`, {
          faults: [{ field, message: '没有找到这个单位' }],
        });
      if (field === 'supervised_by' && found && found.kind !== 'justice-bureau')
        return refuse('input.supervised-by', '监督机构应是司法行政部门，请重新选择。', {
          faults: [{ field, message: '应是司法行政部门' }],
        });
    }
    const { basis: document, ...values } = input;
    const keeper = { code: input.code, region: parts.region, line: parts.line };
    const set = { ...values, region_code: parts.region, line_code: parts.line };
    const about = unitSubject({ ...set, state: 'active' } as UnitRow);
    const facts = { day: input.valid_from ?? ctx.today, basis: document };
    return { keeper, set, create: [eventOf(about, facts, { kind: 'create', before: null, after: input.name })] };
  },
});
