import { command } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { CertificateRow } from '../record-certificate.ts';
import { disposalFields, disposed, loadVisits } from './disposal.ts';
import { CANCEL_DUTY } from './leave.ts';
import { SUSPENSION_DUTY } from './suspend.ts';

/** 注销: the holder leaves the post, or the certificate is lost or replaced. */
export const cancel = command<CertificateRow>()({
  name: 'certificate.cancel',
  label: '注销',
  record: 'certificate',
  right: 'certificate.dispose',
  from: ['valid', 'suspended', 'withdrawn'],
  to: ['cancelled'],
  tone: 'danger',
  confirm: '注销后不能恢复。确定注销吗？',
  fields: disposalFields,
  load: loadVisits,
  decide: ({ row, input, loaded, ctx }) => {
    const outcome = disposed(row, loaded, ctx, { effect: 'cancelled', label: '注销', input });
    if (outcome instanceof Refusal) return outcome;
    return {
      ...outcome,
      close_duties: [
        { record_id: row.id, kind: CANCEL_DUTY },
        { record_id: row.id, kind: SUSPENSION_DUTY },
      ],
    };
  },
});
