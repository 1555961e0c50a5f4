import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { modelPerson } from '../records/cases.ts';

/** 登记先进典型: a person, a team, a measure (GUA-07). */
export const recordModel = command()({
  name: 'model-person.record',
  label: '登记先进典型',
  record: 'model-person',
  creates: true,
  right: 'campaigns.work',
  from: [],
  tone: 'primary',
  fields: formOf(modelPerson),
  decide: ({ input, ctx }) =>
    input.on_day > ctx.today
      ? refuse('input.on-day', '日期不能晚于今天。', { faults: [{ field: 'on_day', message: '不能晚于今天' }] })
      : { set: { ...input } },
});
