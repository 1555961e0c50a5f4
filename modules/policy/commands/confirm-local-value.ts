import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { choice, day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type LocalReviewRow, REVIEW } from '../records/local-review.ts';

const DECISIONS = [
  { value: 'keep', label: '保留本地值' },
  { value: 'end', label: '终止本地值，改用新规定' },
] as const;

/** 核对: the keeper answers what a new version of the packs asked about a local value. Kept, it goes on; ended, it still answers for the days before. */
export const confirmLocalValue = command<LocalReviewRow>()({
  name: 'policy.confirm-local-value',
  label: '核对本地设定值',
  record: 'local-review',
  right: 'policy.confirm-local',
  from: ['open'],
  to: ['kept', 'ended'],
  tone: 'primary',
  fields: {
    decision: choice('处理', { required: true, choices: DECISIONS }),
    valid_until: day('最后有效日', { hint: '终止时填写；不填为今日' }),
    reason: prose('核对意见', { required: true, max: 1000 }),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: (read, { row }) =>
    read.one<{ state: string; valid_from: string; valid_until: string | null }>(
      sql`select state, valid_from, valid_until from local_value where id = ${row.local_value}`,
    ),
  decide: ({ row, input, loaded, ctx }) => {
    if (input.decision === 'keep' && row.fate === 'void')
      return refuse('policy.local-void', '新版政策包不再允许设置本地值，只能终止。需要另行规定的，请向上级反映。', {
        faults: [{ field: 'decision', message: '只能终止' }],
      });
    const until = input.valid_until ?? ctx.today;
    if (input.decision === 'end' && loaded?.valid_until && until > loaded.valid_until)
      return refuse('input.until', `终止不能延长原定的终止日期（${loaded.valid_until}）。`, {
        faults: [{ field: 'valid_until', message: '不能晚于原定的终止日期' }],
      });
    const ends = input.decision === 'end' && loaded?.state === 'signed';
    const never = loaded !== undefined && until < loaded.valid_from;
    return {
      state: input.decision === 'end' ? 'ended' : 'kept',
      set: { reason: input.reason, decided_by_name: ctx.actor.name },
      change: ends
        ? [
            {
              record: 'local-value',
              id: row.local_value ?? '',
              state: never ? 'dropped' : 'ended',
              set: never ? {} : { valid_until: until },
            },
          ]
        : [],
      close_duties: [{ record_id: row.id, kind: REVIEW }],
      notices: ends
        ? [
            {
              unit: row.unit,
              title: `本地设定值已终止：${row.policy_title}`,
              text: `${ctx.actor.name}在政策包升级核对中终止了该值。${input.reason}`,
              record: 'local-value',
              record_id: row.local_value ?? '',
            },
          ]
        : [],
      basis: [row.policy_id ?? ''],
      note: input.reason,
    };
  },
});
