import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { mayHold } from '../domain/may-hold.ts';
import { officerOf } from '../load.ts';
import { type CertificateRow, certificate } from '../record-certificate.ts';

/** Issues a certificate to an officer, or registers one issued on paper. Kept by the officer's unit whoever issues it. */
export const issue = command<CertificateRow>()({
  name: 'certificate.issue',
  label: '核发证件',
  record: 'certificate',
  creates: true,
  right: 'certificate.issue',
  from: [],
  fields: formOf(certificate),
  load: async (read, { input }) => {
    const [holder, same] = await Promise.all([
      officerOf(read, input.officer),
      read.one<{ name: string }>(
        sql`select name from certificate where number = ${input.number} and kind = ${input.kind}`,
      ),
    ]);
    return { holder, same };
  },
  decide: ({ input, loaded: { holder, same }, ctx }) => {
    if (holder?.state !== 'active')
      return refuse('missing.officer', '没有找到这名在岗执法人员，请先在执法人员库登记。');
    const kinds = ctx.policy.dictionary('dict.certificate_kind');
    if (kinds.length > 0 && !kinds.some((k) => k.value === input.kind))
      return refuse('input.kind', '证件种类不在本地规则的字典内，请从列表中选择。', {
        faults: [{ field: 'kind', message: '请从列表中选择' }],
      });
    const no = mayHold(holder.kind, input.kind);
    if (no) return no;
    if (same)
      return refuse('conflict.certificate', `证件编号${input.number}已登记在${same.name}名下，请核对编号。`, {
        faults: [{ field: 'number', message: '编号已被使用' }],
      });
    if (input.valid_until < input.valid_from)
      return refuse('input.valid_until', '有效期止日不能早于起日。', {
        faults: [{ field: 'valid_until', message: '不能早于起日' }],
      });
    return {
      set: { ...input, person: holder.person, name: holder.name, effects: [] },
      keeper: { code: holder.unit, region: holder.region, line: holder.line },
    };
  },
});
