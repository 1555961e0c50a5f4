/** 亮证: the officer's electronic certificate, and its code that lives for two minutes. */
import { get, post } from '#kernel/ui/api/client.ts';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { Facts } from '../parts/facts.tsx';
import { LiveCode, mintOfficerCode, verifyAddress } from '../parts/live-code.tsx';
import { FieldPage } from '../parts/page.tsx';
import { AsOf } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { useKeptReading } from '../store/reading.ts';

interface Certificate {
  readonly id: string;
  readonly person: string | null;
  readonly name: string;
  readonly kind: string;
  readonly number: string;
  readonly issued_by: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly areas: string | null;
  readonly state: string;
}

/** People of one name are told apart by their record. */
const MOST_OF_A_NAME = 10;

async function ownCertificates(person: string, name: string, signal: AbortSignal): Promise<readonly Certificate[]> {
  const ask = { words: name, limit: MOST_OF_A_NAME };
  const { rows } = await post<{ rows: readonly { id: string }[] }>('/api/records/certificate/list', ask, signal);
  const read = await Promise.all(
    rows.map((row) => get<{ row: Certificate }>(`/api/records/certificate/${row.id}`, signal)),
  );
  return read.map((it) => it.row).filter((it) => it.person === person);
}

export function CertificatePage() {
  const { session } = useWorker();
  const post = session.posts.find((it) => it.id === session.acting);
  const reading = useKeptReading(`${session.person}.${session.acting}.certificates`, (signal) =>
    ownCertificates(session.person, session.name, signal),
  );
  return (
    <FieldPage title={session.name} caption={post?.unit_name}>
      <LiveCode
        name={`${session.person}.officer-code`}
        label="执法人员电子证照码"
        mint={mintOfficerCode}
        address={verifyAddress}
      />
      <p>企业可以用手机相机扫码核验证件；同行人员可以用它扫码入企。</p>
      {reading.state === 'pending' ? <Waiting words="正在读取证件…" /> : null}
      {reading.state === 'failed' ? (
        <Trouble error={reading.error} retry={reading.again}>
          <p>不能出示电子证照时，请出示纸质执法证件。</p>
        </Trouble>
      ) : null}
      {reading.state === 'ready' ? (
        <>
          <AsOf at={reading.data.as_of} />
          {reading.data.data.length === 0 ? <p>本单位没有登记您的执法证件，请联系证件管理人员。</p> : null}
          {reading.data.data.map((it) => (
            <Shown key={it.id} certificate={it} />
          ))}
        </>
      ) : null}
    </FieldPage>
  );
}

const KINDS: Readonly<Record<string, string>> = { enforcement: '行政执法证', supervision: '行政执法监督证' };
const STATES: Readonly<Record<string, string>> = {
  valid: '✓ 有效',
  suspended: '✕ 暂扣',
  withdrawn: '✕ 收回',
  cancelled: '✕ 注销',
  revoked: '✕ 吊销',
};

function Shown({ certificate }: { readonly certificate: Certificate }) {
  const tone = certificate.state === 'valid' ? 'tag tag-good' : 'tag tag-bad';
  return (
    <section>
      <h2>
        {KINDS[certificate.kind] ?? '执法证件'}{' '}
        <span className={tone}>{STATES[certificate.state] ?? certificate.state}</span>
      </h2>
      <Facts
        facts={[
          ['证件编号', certificate.number],
          ['发证机关', certificate.issued_by],
          ['有效期', `${certificate.valid_from} 至 ${certificate.valid_until}`],
          ['执法区域和领域', certificate.areas],
        ]}
      />
    </section>
  );
}
