/** The answer to "why?": what applies, from which document and article, and what else was said about it. */
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useModuleQuery } from '../api/queries.ts';
import { Loading, Panel } from './panel.tsx';
import { ToneTag } from './tone.tsx';

interface Cited {
  readonly number: string | null;
  readonly title: string;
  readonly article: string | null;
}

interface ChainLink {
  readonly region: string;
  readonly pack: string | null;
  readonly wins: boolean;
  /** Chinese: why it wins, or why it does not. */
  readonly why: string;
}

/** What the query `policy.why` answers, as far as it is shown here. */
interface Why {
  readonly id: string;
  readonly title: string;
  readonly status: 'given' | 'local' | 'unspecified' | 'absent';
  readonly value_words: string;
  readonly basis_words: string;
  readonly verified_words: string;
  readonly note: string | null;
  readonly applies: string | null;
  readonly chain?: readonly ChainLink[];
  readonly conflict_list?: readonly {
    readonly unspecified: boolean;
    readonly value: unknown;
    readonly basis: readonly Cited[];
    readonly why_not: string;
  }[];
  readonly documents?: readonly {
    readonly title: string;
    readonly number: string | null;
    readonly issuer: string;
    readonly issued: string | null;
  }[];
  readonly day?: string;
}

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

const cite = ({ title, number, article }: Cited) => `《${title}》${number ? `（${number}）` : ''}${article ?? ''}`;

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="zs-detail">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function BasisAnswer({ id }: { readonly id: string }) {
  const asked = useModuleQuery<Why>('policy.why', { id });
  if (asked.isPending) return <Loading rows={4} />;
  if (asked.isError)
    return (
      <Panel
        icon={<WarningOutlined />}
        title="没有读取成功"
        actions={<Button onClick={() => asked.refetch()}>重试</Button>}
        alert
      >
        {asked.error.message}
      </Panel>
    );
  const why = asked.data;
  const open = why.status === 'unspecified' || why.status === 'absent';
  return (
    <dl className="zs-details zs-details-one">
      <Line label="事项">{why.title}</Line>
      <Line label="现行规定">{open ? <ToneTag tone="attention">原文未规定</ToneTag> : why.value_words}</Line>
      <Line label="依据">
        {why.basis_words || '未载明'}
        {why.verified_words ? <div className="zs-quiet">核对情况：{why.verified_words}</div> : null}
      </Line>
      {why.note ? <Line label="说明">{why.note}</Line> : null}
      {why.applies ? <Line label="为何适用">{why.applies}</Line> : null}
      {(why.conflict_list ?? []).map((c) => (
        <Line key={c.why_not} label="另有规定">
          {c.unspecified ? '原文未规定' : plain(c.value)}
          <div>{c.basis.map(cite).join('；')}</div>
          <div className="zs-quiet">未采用：{c.why_not}</div>
        </Line>
      ))}
      {(why.chain ?? []).length > 1 ? (
        <Line label="逐级查找">
          <ol className="zs-plain-list">
            {(why.chain ?? []).map((link) => (
              <li key={`${link.region}${link.pack}${link.why}`}>
                {link.region} {link.wins ? '（适用）' : ''}
                <span className="zs-quiet"> {link.why}</span>
              </li>
            ))}
          </ol>
        </Line>
      ) : null}
      {(why.documents ?? []).map((doc) => (
        <Line key={`${doc.title}${doc.number}`} label="文件">
          《{doc.title}》{doc.number ? `（${doc.number}）` : ''}
          <div className="zs-quiet">
            {doc.issuer} {doc.issued ?? ''}
          </div>
        </Line>
      ))}
      <Line label="条目编号">
        <code>{why.id}</code>
        {why.day ? <span className="zs-quiet">（{why.day}有效）</span> : null}
      </Line>
    </dl>
  );
}
