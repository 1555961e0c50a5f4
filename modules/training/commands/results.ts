/** 检验结果 (PER-16) and 应知应会清单 (PER-17). */
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { type MustKnowRow, mustKnow, type TrainingResultRow, trainingResult } from '../records/result.ts';
import { nobody, officersOf } from './shared.ts';

export const recordResult = command<TrainingResultRow>()({
  name: 'training.record-result',
  label: '登记检验结果',
  record: 'training-result',
  creates: true,
  right: 'training.keep',
  from: [],
  fields: formOf(trainingResult),
  load: async (read, { input }) => ({
    officers: await officersOf(read, { persons: [input.officer], units: null, below: false }),
  }),
  decide: ({ input, loaded: { officers }, ctx }) => {
    const [officer] = officers;
    if (!officer) return nobody('officer');
    if (input.day > ctx.today)
      return refuse('input.day', '检验日期不能晚于今天。', { faults: [{ field: 'day', message: '请改填' }] });
    const line = ctx.policy.number('training.test_pass_percent') ?? input.own_line;
    const verdict = input.score === null || line === null ? 'unruled' : input.score >= line ? 'pass' : 'fail';
    return {
      keeper: { code: officer.unit, region: officer.region, line: officer.line },
      set: { ...input, verdict },
      basis: ['training.test_pass_percent'],
    };
  },
});

export const putMustKnow = command<MustKnowRow>()({
  name: 'training.put-must-know',
  label: '登记应知应会清单',
  record: 'must-know',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['in-force'],
  fields: formOf(mustKnow),
  decide: ({ input }) => ({ set: input }),
});

export const replaceMustKnow = command<MustKnowRow>()({
  name: 'training.replace-must-know',
  label: '用新清单替换',
  record: 'must-know',
  right: 'training.keep',
  offered: (row, actor) => row.unit === actor.unit.code,
  from: ['in-force'],
  to: ['replaced'],
  fields: formOf(mustKnow, { without: ['field'] }),
  decide: ({ row, input, ctx }) => {
    const id = ctx.newId();
    return {
      state: 'replaced',
      create: [{ record: 'must-know', id, values: { ...input, field: row.field } }],
      note: `由“${input.title}”替换`,
      result: { next: id },
    };
  },
});
