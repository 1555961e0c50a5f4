/** Days left and what a return waits for, in the words people use. Pure. */
import { type Day, daysBetween, isDay } from '#kernel/day.ts';
import type { Tone } from '#kernel/ui/index.ts';
import type { Mine } from '../shapes.ts';

export interface Until {
  readonly tone: Tone;
  readonly words: string;
  /** The day itself, shown beside. */
  readonly day: string | null;
}

/** How long is left; a day that the documents do not give is a proposal and never late. */
export function until(it: Pick<Mine, 'due' | 'proposed_due'>, today: Day): Until {
  if (isDay(it.due)) {
    const left = daysBetween(today, it.due);
    if (left < 0) return { tone: 'stopped', words: `已逾期${-left}天`, day: it.due };
    if (left === 0) return { tone: 'attention', words: '今天到期', day: it.due };
    if (left <= 7) return { tone: 'attention', words: left === 1 ? '明天到期' : `还有${left}天`, day: it.due };
    return { tone: 'waiting', words: `还有${left}天`, day: it.due };
  }
  if (isDay(it.proposed_due)) {
    const left = daysBetween(today, it.proposed_due);
    const rest = left < 0 ? `已过${-left}天` : left === 0 ? '就是今天' : `还有${left}天`;
    return { tone: 'plain', words: `建议此前报送，${rest}（原文未规定）`, day: it.proposed_due };
  }
  return { tone: 'plain', words: '原文未规定期限', day: null };
}

/** What is done next, as the link says it. */
export function nextOf(state: string, side: 'own' | 'received'): string {
  if (side === 'received') return state === 'submitted' ? '签收' : state === 'received' ? '审核' : '查看';
  switch (state) {
    case 'draft':
      return '填报';
    case 'returned':
      return '修改';
    case 'correcting':
      return '更正';
    case 'review':
      return '审核';
    case 'sign':
      return '签发';
    case 'signed':
      return '报送';
    default:
      return '查看';
  }
}

/** Who has it now. */
export function waitsFor(it: Mine, side: 'own' | 'received'): string {
  const unit = side === 'own' ? '本单位' : it.unit_name;
  const receiver = side === 'own' ? (it.receiver_name ?? '（未找到接收单位）') : '本单位';
  switch (it.state) {
    case 'review':
      return `${unit}审核人`;
    case 'sign':
      return `${unit}负责人`;
    case 'submitted':
    case 'received':
      return receiver;
    case 'accepted':
    case 'locked':
    case 'excused':
      return '—';
    default:
      return unit;
  }
}
