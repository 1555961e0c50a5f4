import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

export interface TreeRegion {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly state: string;
  /** Regions and units directly below: is there more to open? */
  readonly below: number;
}

export interface TreeUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly line_code: string;
  readonly superior: string | null;
  readonly supervised_by: string | null;
  readonly go_live: string | null;
  readonly state: string;
}

/** One level of the tree: the regions directly below `region` (the top ones without it) and the units in it. */
export const tree = query({
  name: 'org.tree',
  label: '区划和单位树',
  right: 'org.read',
  input: () =>
    z.strictObject({
      region: z.string().max(9, { error: '区划代码不对，请从树上选择' }).optional(),
      /** Closed ones too, with their old names. */
      closed: z.boolean({ error: '请选择是否显示已撤销的' }).default(false),
    }),
  run: async (read, { input }) => {
    const open = input.closed ? sql`true` : sql`r.state = 'active'`;
    const [regions, units] = await Promise.all([
      read.many<TreeRegion>(sql`select r.id, r.code, r.name, r.level, r.state,
          (select count(*)::integer from region b where b.parent = r.code and b.state = 'active')
          + (select count(*)::integer from unit u where u.region_code = r.code and u.state = 'active') as below
        from region r where r.parent is not distinct from ${input.region ?? null} and ${open} order by r.code`),
      input.region
        ? read.many<TreeUnit>(sql`select r.id, r.code, r.name, r.kind, r.line_code, r.superior, r.supervised_by, r.go_live, r.state
            from unit r where r.region_code = ${input.region} and ${open} order by r.code`)
        : [],
    ]);
    return { regions, units };
  },
});
