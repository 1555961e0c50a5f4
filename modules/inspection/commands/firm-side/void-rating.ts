import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { RatingRow } from '../../records/firm-side.ts';

/** 不予采信：the bureau, having asked the firm, sets a rating aside. */
export const voidRating = command<RatingRow>()({
  name: 'rating.void',
  label: '不予采信',
  record: 'rating',
  right: 'rating.judge',
  from: ['kept'],
  to: ['void'],
  fields: { void_reason: prose('不予采信的理由', { required: true, max: 1000 }) },
  decide: ({ input }) => ({ state: 'void', set: { void_reason: input.void_reason }, note: input.void_reason }),
});
