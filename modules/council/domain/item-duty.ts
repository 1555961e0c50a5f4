import type { NewDuty } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import type { AgreedItemRow } from '../records/agreed-item.ts';
import { ITEM_DUTY } from './duty-kinds.ts';

/** What the owner of an agreed item owes the convener: the day stands in the minutes, so no later change of policy moves it. */
export function itemDuty(
  item: Pick<AgreedItemRow, 'id' | 'title' | 'owner' | 'due' | 'meeting'>,
  convener: string,
): NewDuty {
  return {
    kind: ITEM_DUTY,
    title: `会商议定事项：${item.title}`,
    unit: item.owner,
    record: 'agreed-item',
    record_id: item.id,
    due: asDay(item.due),
    fixed: true,
    awaited_by: convener,
    thread: item.meeting,
    basis: 'council.progress_reminders',
  };
}
