import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { afterFilling } from '../domain/inside.ts';
import { standing } from '../domain/sheet.ts';
import { INSIDE, OPEN_STATES } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { ALONE, isOwn, loadWhole, refuseWithoutHands, signed, signsAlone, threadOf } from './about.ts';

/** 零报告: one action for a whole return in which nothing happened. */
export const zero = command<ReturnRow>()({
  name: 'return.zero',
  label: '零报告',
  record: 'return',
  right: 'returns.fill',
  from: [...OPEN_STATES],
  to: ['review', 'sign', 'signed'],
  confirm: '确认本单位在统计期内没有发生任何应报事项？所有数填 0，文字填“无”。',
  fields: { reason: prose('理由', { max: 1000, hint: '系统记录中有数的，须写明为何仍作零报告' }) },
  offered: isOwn,
  load: loadWhole,
  decide: ({ row, input, loaded, ctx }) => {
    const filled = loaded.sheets
      .flatMap((sheet) => Object.entries(sheet.cells))
      .filter(([, it]) => {
        const { value } = it;
        return value?.kind === 'text' || (value?.kind === 'number' && value.num !== 0);
      });
    if (filled.length > 0)
      return refuse(
        'state.return-filled',
        `已有 ${filled.length} 格填了内容，不能作零报告。请先清空这些格，或者照常报送。`,
      );
    const known = loaded.sheets.flatMap((sheet) =>
      Object.values(standing(sheet)).filter((it) => (it.expected?.num ?? 0) !== 0),
    );
    if (known.length > 0 && !input.reason?.trim())
      return refuse(
        'input.return-zero',
        `系统记录中有 ${known.length} 项不是 0，不能直接作零报告。请核对记录；确无应报事项的，请写明理由。`,
        { faults: [{ field: 'reason', message: '请写明为何仍作零报告' }] },
      );
    const nobody = refuseWithoutHands(loaded.hands, { fill: ctx.actor.person });
    if (nobody) return nobody;
    const alone = signsAlone(loaded.hands, ctx.actor);
    const to = alone ? 'signed' : afterFilling(loaded.inside);
    return {
      state: to,
      set: {
        zero: true,
        zero_reason: input.reason?.trim() || null,
        started_at: row.started_at ?? ctx.now,
        ...signed('author', ctx.actor),
        ...(alone ? signed('signer', ctx.actor) : {}),
      },
      duties: to === 'signed' ? [] : [insideDuty(row, to)],
      basis: [loaded.inside.basis],
      note: alone ? `零报告；${ALONE}` : '零报告',
    };
  },
});

export function insideDuty(row: ReturnRow, step: 'review' | 'sign') {
  return {
    kind: INSIDE,
    title: `${step === 'review' ? '审核' : '签发'}${row.title}`,
    unit: row.unit,
    record: 'return',
    record_id: row.id,
    due: null,
    ...threadOf(row, row.receiver),
  };
}
