/** A firm has a checked code or says why it has none; only what need not be registered, or is not, may go without. */
import { type Refusal, refuse } from '#kernel/refusal.ts';

export function codeOrReason(firm: {
  readonly kind: string;
  readonly uscc: string | null;
  readonly no_code_reason: string | null;
}): Refusal | undefined {
  if (firm.uscc && firm.no_code_reason)
    return wrong('no_code_reason', '已填统一社会信用代码，就不要再选“无代码原因”。');
  if (firm.uscc) return undefined;
  if (firm.kind === 'company' || firm.kind === 'cooperative')
    return wrong('uscc', '企业和合作社应填写统一社会信用代码；没有登记的请把主体类型改为“无证经营”。');
  return firm.no_code_reason ? undefined : wrong('no_code_reason', '没有统一社会信用代码的，请选择原因。');
}

function wrong(field: string, message: string): Refusal {
  return refuse('input.firm-code', message, { faults: [{ field, message }] });
}
