import sql from 'sql-template-tag';
import { parentOf } from '#kernel/codes/division.ts';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { eventOf } from '../domain/change.ts';
import { oneAtATime } from '../domain/one-at-a-time.ts';
import { type RegionRow, region } from '../records/region.ts';

/** 设立区划. Its parent must exist and its code must lie under the parent's. */
export const createRegion = command<RegionRow>()({
  name: 'org.create-region',
  label: '设立区划',
  record: 'region',
  creates: true,
  right: 'org.keep',
  from: [],
  fields: formOf(region),
  load: async (read, { input }) => {
    await oneAtATime(read, `region ${input.code}`);
    return {
      same: await read.one<{ name: string }>(sql`select name from region where code = ${input.code}`),
      above: input.parent
        ? await read.one<{ state: string }>(sql`select state from region where code = ${input.parent}`)
        : undefined,
    };
  },
  decide({ input, loaded, ctx }) {
    if (loaded.same) return refuse('conflict.code', `区划代码 ${input.code} 已用于“${loaded.same.name}”。`);
    if (input.parent && loaded.above?.state !== 'active')
      return refuse('input.parent', `没有找到上级区划 ${input.parent}，请先设立上级区划。`);
    const natural = parentOf(input.code);
    if (input.kind === 'division' && natural && natural !== '000000' && input.parent !== natural)
      return refuse('input.parent', `代码 ${input.code} 的上级应为 ${natural}，请核对。`, {
        faults: [{ field: 'parent', message: `应为 ${natural}` }],
      });
    const keeper = { code: input.code, region: input.code, line: '' };
    const about = {
      ...keeper,
      subject: 'region' as const,
      name: input.name,
      state: 'active',
      valid_from: input.valid_from,
    };
    return {
      keeper,
      set: { ...input, demo: false },
      create: [
        eventOf(
          about,
          { day: input.valid_from ?? ctx.today, basis: null },
          { kind: 'create', before: null, after: input.name },
        ),
      ],
    };
  },
});
