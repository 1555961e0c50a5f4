import { command } from '#kernel/command.ts';
import { day } from '#kernel/record.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { CertificateRow } from '../record-certificate.ts';
import { disposalFields, disposed, loadVisits } from './disposal.ts';

export const SUSPENSION_DUTY = 'certificate.suspension-ends';

/** 暂扣: takes the certificate away for a time; a known end opens a duty to give it back or to decide anew. */
export const suspend = command<CertificateRow>()({
  name: 'certificate.suspend',
  label: '暂扣',
  record: 'certificate',
  right: 'certificate.dispose',
  from: ['valid'],
  to: ['suspended'],
  tone: 'danger',
  fields: { ...disposalFields, until: day('暂扣截止日期', { hint: '最后一天；未定的留空' }) },
  load: loadVisits,
  decide: ({ row, input, loaded, ctx }) => {
    const outcome = disposed(row, loaded, ctx, { effect: 'suspended', label: '暂扣', input, until: input.until });
    if (outcome instanceof Refusal || !input.until) return outcome;
    const back = {
      kind: SUSPENSION_DUTY,
      title: `${row.name}的证件暂扣期满，请恢复或另行处理`,
      unit: row.unit,
      record: 'certificate',
      record_id: row.id,
      due: input.until as typeof ctx.today,
    };
    return { ...outcome, duties: [...(outcome.duties ?? []), back] };
  },
});
