import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { mayHold } from '../domain/post-rules.ts';
import { type PostRow, post } from '../records/post.ts';

/** 授予岗位. */
export const grantPost = command<PostRow>()({
  name: 'identity.grant-post',
  label: '授予岗位',
  record: 'post',
  creates: true,
  right: 'identity.grant-posts',
  from: [],
  fields: {
    unit_code: text('单位', { required: true, max: 30, check: 'unit' }),
    ...pick(post.fields, 'person', 'role', 'title', 'valid_from', 'valid_until'),
  },
  load: async (read, { input }) => ({
    // Held until the end of the act, so that two exclusive roles cannot be granted side by side.
    person: await read.one<{ state: string }>(sql`select state from person where id = ${input.person} for update`),
    unit: await read.one<{ kind: string; state: string; region_code: string; line_code: string }>(
      sql`select kind, state, region_code, line_code from unit where code = ${input.unit_code}`,
    ),
    held: await read.many<{ role: string; same_unit: boolean; valid_until: string | null }>(
      sql`select role, unit = ${input.unit_code} as same_unit, valid_until from post
        where person = ${input.person} and state = 'active'`,
    ),
  }),
  decide({ input, loaded, ctx }) {
    const { unit, person, held } = loaded;
    if (person?.state !== 'active') return refuse('input.person', '没有找到这个人员，或其已离开。请重新选择。');
    if (!unit) return refuse('input.unit', `没有找到单位 ${input.unit_code}，请从列表中选择。`);
    const wanted = { ...input, unit_kind: unit.kind, unit_state: unit.state };
    const wrong = mayHold(wanted, held, ctx.actor.person, ctx.today);
    if (wrong) return wrong;
    const { unit_code, ...set } = input;
    return { keeper: { code: unit_code, region: unit.region_code, line: unit.line_code }, set };
  },
});
