/** How a certificate of a list stands today. No horizon before the last day is given in law, so the end of the year is the mark. Pure. */
import { asDay, type Day, daysBetween } from '#kernel/day.ts';
import type { Row, Tone } from '#kernel/ui/index.ts';

const STATES: Readonly<Record<string, string>> = {
  suspended: '暂扣中',
  withdrawn: '已收回',
  cancelled: '已注销',
  revoked: '已吊销',
};

export function listedStanding(row: Row, today: Day): { readonly tone: Tone; readonly words: string } {
  const state = STATES[row.state];
  if (state) return { tone: row.state === 'suspended' ? 'attention' : 'stopped', words: state };
  const until = asDay(row.valid_until);
  if (asDay(row.valid_from) > today) return { tone: 'attention', words: `${String(row.valid_from)}才生效` };
  if (until < today) return { tone: 'stopped', words: `已于${until}到期` };
  const left = daysBetween(today, until);
  if (until.slice(0, 4) === today.slice(0, 4))
    return { tone: 'attention', words: `今年到期：${until}（还有${left}天）` };
  return { tone: 'done', words: `有效，至${until}` };
}
