/** Following a complaint with its receipt code. */
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { readReceipt } from '../api.ts';
import { AskCode } from '../parts/ask-code.tsx';
import { Facts } from '../parts/facts.tsx';
import { PublicPage } from '../parts/page.tsx';
import { dayWords } from '../words.ts';

export function ReceiptAskPage() {
  return (
    <PublicPage title="查询投诉、建议的办理" back="/p/">
      <AskCode label="回执码" hint="提交成功时显示的那一串字符" to="/p/receipt/" action="查询" missing="请输入回执码" />
    </PublicPage>
  );
}

const STATES: Readonly<Record<string, string>> = {
  received: '已收到，等待办理',
  handling: '办理中',
  answered: '已答复',
};

export function ReceiptPage({ code }: { readonly code: string }) {
  const reading = useReading(code, (signal) => readReceipt(code, signal));
  return (
    <PublicPage title="办理情况" back="/p/receipt">
      {reading.state === 'pending' ? <Waiting words="正在查询…" /> : null}
      {reading.state === 'failed' ? <Trouble error={reading.error} retry={reading.again} /> : null}
      {reading.state === 'ready' ? (
        <Facts
          facts={[
            { name: '办理状态', value: <strong>{STATES[reading.data.state] ?? reading.data.state}</strong> },
            { name: '收到日期', value: dayWords(reading.data.received_on) },
            { name: '答复', value: reading.data.answer ?? '还没有答复' },
          ]}
        />
      ) : null}
    </PublicPage>
  );
}
