import { command, formOf } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { groupsFrom } from '../domain/survey.ts';
import { type SurveyRow, survey } from '../records/registers.ts';

/** 登记满意度测评: sample, method, result; groups are kept but only those large enough are ever shown (SUP-29). */
export const recordSurvey = command<SurveyRow>()({
  name: 'survey.record',
  label: '登记满意度测评',
  record: 'survey',
  creates: true,
  right: 'campaigns.run',
  from: [],
  tone: 'primary',
  fields: {
    ...formOf(survey),
    breakdown: prose('分组结果', { max: 20_000, hint: '每行一组：组别,样本数,满意数；样本过少的组不会显示' }),
  },
  decide: ({ input, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    const { breakdown, ...values } = input;
    if (values.until_day < values.from_day) return fault('until_day', '结束日期不能早于开始日期。');
    if (values.until_day > ctx.today) return fault('until_day', '测评结束后再登记结果。');
    if (values.satisfied > values.sample) return fault('satisfied', '满意和基本满意的份数不能多于有效样本。');
    const groups = groupsFrom(breakdown);
    if (groups instanceof Error) return groups;
    const sum = groups.reduce((n, it) => n + it.sample, 0);
    if (sum > values.sample)
      return fault('breakdown', `各组样本合计${sum}份，多于有效样本${values.sample}份，请核对。`);
    return { set: { ...values, groups } };
  },
});
