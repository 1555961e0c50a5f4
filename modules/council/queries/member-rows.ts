import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { convenes, councilOf } from '../commands/shared.ts';

export interface ListedMember {
  readonly id: string;
  readonly kind: 'member' | 'liaison';
  readonly department: string | null;
  readonly member_unit: string | null;
  readonly name: string;
  readonly post: string;
  readonly contact: string | null;
  readonly remark: string | null;
}

/** Serving members in the order of the printed list; of one unit, or of all. */
export const listedMembers = (read: Reader, council: string, unit: string | null): Promise<ListedMember[]> =>
  read.many<ListedMember>(sql`select id, kind, coalesce(department, zs_unit_name(member_unit)) as department, member_unit, name, post, contact, remark
    from council_member where council = ${council} and state = 'serving' and (${unit}::text is null or member_unit = ${unit})
    order by kind desc, seat, name`);

/**
 * Rows of the printed 《会商机制成员及联络员名单》 (ORG-13), by the codes of form.member_list: of one's own unit, as it reports them, or of all. A telephone is told
 * to the unit it belongs to and to the convener; others see that there is one.
 */
export const memberRows = query({
  name: 'council.member-rows',
  label: '成员及联络员名单',
  right: 'council.read',
  input: () => z.strictObject({ all: z.boolean().default(false) }),
  run: async (read, { input, ctx }) => {
    const council = await councilOf(read, ctx.actor);
    if (!council) return { council: null, members: [], liaisons: [] };
    const own = ctx.actor.unit.code;
    const known = convenes(council, ctx.actor) && ctx.actor.grants.some((it) => it.right === 'council.contact');
    const rows = (await listedMembers(read, council.id, input.all ? null : own)).map((it) => ({
      id: it.id,
      kind: it.kind,
      department: it.department,
      name: it.name,
      post: it.post,
      contact: it.contact && !known && it.member_unit !== own ? '已隐去' : it.contact,
      remark: it.remark,
    }));
    return {
      council: { id: council.id, title: council.title },
      members: rows.filter((it) => it.kind === 'member'),
      liaisons: rows.filter((it) => it.kind === 'liaison'),
    };
  },
});
