import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { PostRow } from '../records/post.ts';

/** 结束岗位, from now on; sessions acting in it lose it within seconds. */
export const endPost = command<PostRow>()({
  name: 'identity.end-post',
  label: '结束岗位',
  record: 'post',
  right: 'identity.grant-posts',
  from: ['active'],
  to: ['ended'],
  tone: 'danger',
  fields: { reason: text('事由', { max: 300 }) },
  decide: ({ input, ctx }) => ({
    state: 'ended',
    set: { valid_until: ctx.today },
    ...(input.reason ? { note: input.reason } : {}),
  }),
});
