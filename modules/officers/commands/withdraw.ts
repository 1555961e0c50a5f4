import { command } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { CertificateRow } from '../record-certificate.ts';
import { disposalFields, disposed, loadVisits } from './disposal.ts';
import { SUSPENSION_DUTY } from './suspend.ts';

/** 收回: takes the certificate back for good; the day it takes effect may lie before the decision. */
export const withdraw = command<CertificateRow>()({
  name: 'certificate.withdraw',
  label: '收回',
  record: 'certificate',
  right: 'certificate.dispose',
  from: ['valid', 'suspended'],
  to: ['withdrawn'],
  tone: 'danger',
  confirm: '收回后不能恢复，须重新申领。确定收回吗？',
  fields: disposalFields,
  load: loadVisits,
  decide: ({ row, input, loaded, ctx }) => {
    const outcome = disposed(row, loaded, ctx, { effect: 'withdrawn', label: '收回', input });
    if (outcome instanceof Refusal) return outcome;
    return { ...outcome, close_duties: [{ record_id: row.id, kind: SUSPENSION_DUTY }] };
  },
});
