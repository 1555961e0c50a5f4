/** 亮证: the officer's electronic certificate and its code, checked against the public register as anybody could. */
import { get } from '#kernel/ui/api/client.ts';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { Facts } from '../parts/facts.tsx';
import { LiveCode, mintOfficerCode } from '../parts/live-code.tsx';
import { FieldPage } from '../parts/page.tsx';
import { useWorker } from '../session.tsx';

interface Certificate {
  readonly name: string;
  readonly unit_name: string;
  readonly number: string;
  readonly issued_by: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly areas: string | null;
  readonly valid: boolean;
}

export function CertificatePage() {
  const { session } = useWorker();
  const reading = useReading(`${session.person}.certificate`, async (signal) => {
    const { code } = await mintOfficerCode();
    return get<Certificate>(`/api/portal/certificate/${encodeURIComponent(code)}`, signal);
  });
  if (reading.state === 'pending')
    return (
      <FieldPage title="亮证">
        <Waiting words="正在读取电子证照…" />
      </FieldPage>
    );
  if (reading.state === 'failed')
    return (
      <FieldPage title="亮证">
        <Trouble error={reading.error} retry={reading.again}>
          <p>不能出示电子证照时，请出示纸质执法证件。</p>
        </Trouble>
      </FieldPage>
    );
  return <Shown certificate={reading.data} person={session.person} />;
}

function Shown({ certificate, person }: { readonly certificate: Certificate; readonly person: string }) {
  return (
    <FieldPage title={certificate.name} caption={certificate.unit_name}>
      {certificate.valid ? (
        <p>
          <span className="tag tag-good">✓ 证件今天有效</span>
        </p>
      ) : (
        <div className="notice notice-bad" role="alert">
          <p className="notice-title">✕ 证件今天无效</p>
          <p>不能独立从事行政执法，请联系本单位证件管理人员。</p>
        </div>
      )}
      <LiveCode name={`${person}.officer-code`} label="执法人员电子证照码" mint={mintOfficerCode} />
      <Facts
        facts={[
          ['执法证号', certificate.number],
          ['发证机关', certificate.issued_by],
          ['有效期', `${certificate.valid_from} 至 ${certificate.valid_until}`],
          ['执法区域和领域', certificate.areas],
        ]}
      />
    </FieldPage>
  );
}
