import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { CERTIFICATE } from '../domain/duty-kinds.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';
import { OUTCOME_DICTIONARIES, outcomeRecord } from '../records/followup.ts';

/** Codes of the persons' dictionary that act on an enforcement certificate. */
const ON_CERTIFICATE = ['suspend', 'revoke'];

/** 登记纠错和责任追究, by the dictionaries of SUP-24…26. What touches a certificate is suggested to the unit that keeps it. */
export const recordOutcome = command<SupervisionDocumentRow>()({
  name: 'supervision.record-outcome',
  label: '登记纠错、追责结果',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['issued', 'replied', 'rectify-again', 'accepted', 'closed'],
  fields: pick(outcomeRecord.fields, 'target', 'outcome', 'person_name', 'outcome_day', 'note'),
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ row, input, ctx }) => {
    const dictionary = OUTCOME_DICTIONARIES[input.target] ?? '';
    const found = ctx.policy.dictionary(dictionary).find((item) => item.value === input.outcome);
    if (!found) {
      const message = '这个结果不在本地区现行的字典里，请重新选择。';
      return refuse('policy.outcome', message, { faults: [{ field: 'outcome', message }], basis: [dictionary] });
    }
    if (input.target === 'person' && !input.person_name)
      return refuse('input.person', '追究执法人员责任，请填写人员姓名。', {
        faults: [{ field: 'person_name', message: '请填写姓名' }],
      });
    if (input.outcome_day > ctx.today)
      return refuse('input.outcome-day', '作出日期不能晚于今天。', {
        faults: [{ field: 'outcome_day', message: '不能晚于今天' }],
      });
    const id = ctx.newId();
    const onCertificate = input.target === 'person' && ON_CERTIFICATE.includes(input.outcome);
    const title = `${found.label}：${input.person_name ?? row.to_unit_name ?? row.to_unit}`;
    const about = { record: 'supervision-document', record_id: row.id };
    return {
      note: found.label,
      create: [
        {
          record: 'outcome-record',
          id,
          values: {
            ...input,
            outcome_name: found.label,
            document: row.id,
            about_unit: row.to_unit,
            basis: ctx.policy.ask(dictionary).basis,
          },
        },
      ],
      duties: onCertificate
        ? [{ kind: CERTIFICATE, unit: row.to_unit, title: `办理证件处置（${title}）`, due: null, ...about }]
        : [],
      notices: onCertificate
        ? [
            {
              unit: row.to_unit,
              title: `建议办理证件处置（${title}）`,
              text: `${input.note}。请在人员证件中办理。`,
              ...about,
            },
          ]
        : [],
      basis: [dictionary],
      result: { outcome: id },
    };
  },
});
