import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { end } from '../domain/change.ts';
import { changeFields, regionSubject } from '../domain/subject.ts';
import type { RegionRow } from '../records/region.ts';

/** 区划并入. Its units must have been merged or dissolved first: a unit may not be left in a region that is no more. */
export const mergeRegion = command<RegionRow>()({
  name: 'org.merge-region',
  label: '区划并入',
  record: 'region',
  right: 'org.keep',
  from: ['active'],
  to: ['closed'],
  tone: 'danger',
  confirm: '并入后本区划不再使用，以前的文书仍显示原名称。确定办理吗？',
  fields: { into: ref('并入的区划', { of: 'region', required: true }), ...changeFields },
  load: async (read, { row, input }) => ({
    heir: await read.one<RegionRow>(sql`select * from region where id = ${input.into}`),
    left: await read.many<{ name: string }>(
      sql`select name from unit where region_code = ${row.code} and state = 'active' order by code limit 3`,
    ),
    below: await read.many<{ name: string }>(
      sql`select name from region where parent = ${row.code} and state = 'active' order by code limit 3`,
    ),
  }),
  decide({ row, input, loaded, ctx }) {
    const left = [...loaded.below, ...loaded.left].map((it) => it.name);
    if (left.length > 0)
      return refuse('state.units-left', `“${row.name}”下还有${left.join('、')}等在用，请先办理它们的并入或撤销。`);
    return end(regionSubject(row), loaded.heir ? [regionSubject(loaded.heir)] : [], 'merge', input, ctx.today);
  },
});
