import { command } from '#kernel/command.ts';
import { asDay, dayOf } from '#kernel/day.ts';
import { choice, instant, prose, refs } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type InspectionRow, inspection } from '../../records/inspection.ts';
import { AMENDMENT_KINDS, RESULTS } from '../../records/words.ts';

/**
 * 补正检查记录：what left its author's hands is not edited. A new version with author and reason takes its place and the old wording is kept beside
 * it. A supplement adds words; a correction replaces values, the day of entry among them.
 */
export const amendInspection = command<InspectionRow>()({
  name: 'inspection.amend',
  label: '补正',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['entered', 'recorded', 'result', 'closed'],
  fields: {
    kind: choice('补正方式', { required: true, choices: AMENDMENT_KINDS }),
    reason: prose('理由', { required: true, max: 2000 }),
    record_words: prose('现场检查情况', { max: 10_000 }),
    result: choice('检查结果', { choices: RESULTS }),
    result_words: prose('结果说明', { max: 4000 }),
    entered_at: instant('入企时间'),
    officers: refs('执法人员', { of: 'person', max: 20 }),
  },
  decide: ({ row, input, ctx }) => {
    const { kind, reason, ...given } = input;
    const named = Object.entries(given).filter(([, value]) => value !== null);
    if (named.length === 0) return refuse('input.amend', '请填写要补正的内容。');
    const words = (old: string | null, add: string) => (kind === 'supplement' && old ? `${old}\n补充：${add}` : add);
    const after: Record<string, unknown> = {};
    for (const [name, value] of named) {
      const old = row[name as keyof InspectionRow] as string | null;
      if (kind === 'supplement' && old !== null && !name.endsWith('_words'))
        return refuse('input.amend', `${labelOf(name)}已经填写，补充不能改动它；确有错误的，请选“更正”。`);
      after[name] = name.endsWith('_words') ? words(old, String(value)) : value;
    }
    if (after.result !== undefined && row.result === null)
      return refuse('state.result', '还没有录入结果，请先办理“录入结果”。');
    if (after.entered_at !== undefined) {
      if (Date.parse(String(after.entered_at)) > Date.parse(ctx.now))
        return refuse('input.entered-at', '入企时间不能晚于现在，请核对。');
      after.entered_day = dayOf(new Date(String(after.entered_at)));
      after.result_due = ctx.policy.due('deadline.inspection_result', asDay(after.entered_day)).day;
    }
    if (input.officers) after.officers = [...new Set(input.officers)];
    if (after.result !== undefined) after.found = after.result !== 'clean';
    const before = Object.fromEntries(
      Object.keys(after).map((name) => [name, row[name as keyof InspectionRow] ?? null]),
    );
    const what = named.map(([name]) => labelOf(name)).join('、');
    return {
      set: after,
      create: [
        {
          record: 'inspection-amendment',
          unit: { code: row.unit, region: row.region, line: row.line },
          values: { inspection: row.id, kind, what, before, after, reason, author: ctx.actor.person },
        },
      ],
      note: `${kind === 'correct' ? '更正' : '补充'}${what}：${reason}`,
    };
  },
});

const labelOf = (name: string): string => inspection.fields[name as keyof typeof inspection.fields]?.label ?? name;
