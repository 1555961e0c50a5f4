/** Is this certificate real, and valid today? Asked with the code the officer shows. */
import { get } from '#kernel/ui/api/client.ts';
import { Problem } from '#kernel/ui/api/problem.ts';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { AskCode } from '../parts/ask-code.tsx';
import { Facts } from '../parts/facts.tsx';
import { PublicPage } from '../parts/page.tsx';
import { dayWords } from '../words.ts';

interface CertificateSeen {
  readonly name: string;
  readonly unit_name: string;
  readonly number: string;
  readonly issued_by: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly areas: string | null;
  readonly valid: boolean;
}

export function VerifyAskPage() {
  return (
    <PublicPage title="核验执法证件" back="/p/">
      <AskCode
        label="证件编号或8位短码"
        hint="执法证件上的编号，或者检查人员手机上“电子证照”二维码下面的8位短码，如 1234 5678"
        to="/p/verify/"
        action="核验"
        missing="请输入证件编号或8位短码"
      />
    </PublicPage>
  );
}

export function VerifyPage({ code }: { readonly code: string }) {
  const reading = useReading(code, (signal) =>
    get<CertificateSeen>(`/api/portal/certificate/${encodeURIComponent(code)}`, signal),
  );
  return (
    <PublicPage title="核验结果" back="/p/verify">
      {reading.state === 'pending' ? <Waiting words="正在核验…" /> : null}
      {reading.state === 'failed' ? (
        <>
          <Trouble error={reading.error} retry={reading.again} />
          {reading.error instanceof Problem && reading.error.status === 404 ? (
            <p>没有查到不等于证件是假的：也可能是编号输错，或者证件由国务院部门制发、没有在本平台登记。</p>
          ) : null}
        </>
      ) : null}
      {reading.state === 'ready' ? <Certificate seen={reading.data} /> : null}
    </PublicPage>
  );
}

function Certificate({ seen }: { readonly seen: CertificateSeen }) {
  return (
    <>
      {seen.valid ? (
        <div className="notice notice-good">
          <p className="notice-title">✓ 证件今天有效</p>
          <p>请与证件上的姓名、照片核对。</p>
        </div>
      ) : (
        <div className="notice notice-bad" role="alert">
          <p className="notice-title">✕ 证件今天无效</p>
          <p>没有有效执法证件的人员不能独立检查。您可以向当地司法行政部门反映。</p>
        </div>
      )}
      <Facts
        facts={[
          { name: '姓名', value: seen.name },
          { name: '所在单位', value: seen.unit_name },
          { name: '证件编号', value: seen.number },
          { name: '发证机关', value: seen.issued_by },
          { name: '有效期', value: `${dayWords(seen.valid_from)}至${dayWords(seen.valid_until)}` },
          ...(seen.areas ? [{ name: '执法区域和领域', value: seen.areas }] : []),
        ]}
      />
    </>
  );
}
