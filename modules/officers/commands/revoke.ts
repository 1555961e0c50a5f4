import { command } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { CertificateRow } from '../record-certificate.ts';
import { disposalFields, disposed, loadVisits } from './disposal.ts';
import { CANCEL_DUTY } from './leave.ts';
import { SUSPENSION_DUTY } from './suspend.ts';

/** 吊销: the gravest measure, only where the region's pack knows it. */
export const revoke = command<CertificateRow>()({
  name: 'certificate.revoke',
  label: '吊销',
  record: 'certificate',
  right: 'certificate.revoke',
  from: ['valid', 'suspended', 'withdrawn'],
  to: ['revoked'],
  tone: 'danger',
  confirm: '吊销是最重的处置，不能恢复。确定吊销吗？',
  fields: disposalFields,
  load: loadVisits,
  decide: ({ row, input, loaded, ctx }) => {
    const outcome = disposed(row, loaded, ctx, { effect: 'revoked', label: '吊销', input });
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
