import { command, pick } from '#kernel/command.ts';
import { yearOf } from '#kernel/day.ts';
import { bool, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type InspectionRow, inspection } from '../../records/inspection.ts';

/** 制作并签署现场检查笔录. From here on it is corrected by a new version only. */
export const signRecord = command<InspectionRow>()({
  name: 'inspection.sign-record',
  label: '签署笔录',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['entered'],
  to: ['recorded'],
  tone: 'primary',
  fields: {
    record_words: prose('现场检查情况', { required: true, max: 10_000 }),
    ...pick(inspection.fields, 'firm_opinion', 'firm_signer', 'signatures'),
    refused: bool('检查对象拒绝签字', { hint: '拒绝签字的，在现场检查情况中写明' }),
  },
  decide: ({ row, input, ctx }) => {
    if (!input.firm_signer && !input.refused)
      return refuse('input.signer', '请填写检查对象签字人；拒绝签字的，勾选“检查对象拒绝签字”并在笔录中写明。', {
        faults: [{ field: 'firm_signer', message: '请填写或者勾选拒绝签字' }],
      });
    const { refused, ...set } = input;
    return {
      state: 'recorded',
      set: {
        ...set,
        firm_opinion: refused ? `拒绝签字。${input.firm_opinion ?? ''}` : input.firm_opinion,
        signed_at: ctx.now,
      },
      number: {
        field: 'record_number',
        series: `inspection-record:${row.unit}`,
        year: yearOf(ctx.today),
        format: '〔{year}〕{n}号',
      },
    };
  },
});
