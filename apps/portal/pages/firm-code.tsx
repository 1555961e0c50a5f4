/** 企业码: the firm shows a code of its own to whoever comes. Its key stays in this page's memory and is never written to the device. */
import { type FormEvent, useEffect, useState } from 'react';
import { post } from '#kernel/ui/api/client.ts';
import { CodePicture } from '../../shared/code-picture.tsx';
import { ChoiceField, ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { useSending } from '../../shared/use-sending.ts';
import { PublicPage } from '../parts/page.tsx';
import { SendingTrouble } from '../parts/sending-trouble.tsx';

interface FirmCode {
  readonly code: string;
  /** Eight digits for whoever cannot scan. */
  readonly short: string | null;
  readonly until: string;
  readonly firm_name: string;
  readonly premises: readonly { readonly id: string; readonly address: string }[];
}

/** Asked anew this long before it ends. */
const EARLY_MS = 10_000;
const LEAST_MS = 5_000;

export function FirmCodePage() {
  const [firm_key, setFirmKey] = useState('');
  const [place, setPlace] = useState('');
  const [shown, setShown] = useState<FirmCode>();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const sending = useSending(
    () => post<FirmCode>('/api/portal/firm-code', { firm_key: firm_key.trim(), premises: place || null }),
    setShown,
  );
  const chosen = shown !== undefined && (shown.premises.length < 2 || place !== '');
  const { submit } = sending;
  useEffect(() => {
    if (!shown || !chosen) return undefined;
    const timer = window.setTimeout(submit, Math.max(LEAST_MS, Date.parse(shown.until) - Date.now() - EARLY_MS));
    return () => window.clearTimeout(timer);
  }, [shown, chosen, submit]);
  // A code for the place just chosen.
  useEffect(() => {
    if (place) submit();
  }, [place, submit]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const wrong = firm_key.trim() ? [] : [{ field: 'firm_key', message: '请输入企业凭证' }];
    setFaults(wrong);
    if (wrong.length === 0) submit();
  };
  if (!shown)
    return (
      <PublicPage title="出示企业码" back="/p/">
        <p>检查人员上门时，由企业自己出示企业码，请检查人员扫码登记后再检查。</p>
        <SendingTrouble sending={sending} />
        <form onSubmit={ask} noValidate>
          <ErrorSummary faults={faults} />
          <TextField
            id="firm_key"
            label="企业凭证"
            hint="司法行政部门直接交给企业的一串字符。不要告诉检查人员，也不会保存在这台设备上。"
            value={firm_key}
            set={setFirmKey}
            fault={faults[0]?.message}
            max={100}
            auto="off"
          />
          <button type="submit" className="button" disabled={sending.busy}>
            {sending.busy ? '请稍候…' : '出示企业码'}
          </button>
        </form>
      </PublicPage>
    );
  return (
    <PublicPage title="请检查人员扫描" caption={shown.firm_name} back="/p/">
      <SendingTrouble sending={sending} />
      {shown.premises.length > 1 ? (
        <ChoiceField
          id="place"
          label="检查的是哪一处场所？"
          value={place}
          set={setPlace}
          options={shown.premises.map((it) => ({ value: it.id, label: it.address }))}
        />
      ) : null}
      {chosen ? (
        <>
          <CodePicture text={shown.code} label="企业码" />
          {shown.short ? (
            <p className="code-short">
              <span>扫不了码的，请检查人员输入短码</span>
              <strong>{shown.short}</strong>
            </p>
          ) : (
            <p className="code-text">{shown.code}</p>
          )}
          <p>码约两分钟更换一次，一个码只能用于一次入企登记。</p>
        </>
      ) : null}
    </PublicPage>
  );
}
