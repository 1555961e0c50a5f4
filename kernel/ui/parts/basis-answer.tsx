/** The answer to "why?": what applies, from which document and article, and what else was said about it. */
import type { ReactNode } from 'react';
import { useModuleQuery } from '../api/queries.ts';
import { Loading, Trouble } from './states.tsx';
import { ToneTag } from './tone.tsx';

interface Cited {
  readonly number?: string | null;
  readonly title: string;
  readonly article?: string | null;
  readonly verified?: string;
  readonly note?: string | null;
}

interface Why {
  readonly id: string;
  readonly title?: string;
  readonly status: 'given' | 'local' | 'unspecified' | 'absent';
  readonly value?: unknown;
  /** The value in words. */
  readonly text?: string;
  readonly basis: readonly Cited[] | string;
  readonly note?: string | null;
  readonly entry?: { readonly title?: string } | null;
  readonly source_pack?: string | null;
  readonly applies?: string | null;
  readonly conflicts?: readonly {
    readonly value: unknown;
    readonly basis: readonly Cited[];
    readonly why_not: string;
  }[];
}

const VERIFIED: Readonly<Record<string, string>> = {
  source: '已核原文',
  secondary: '转载件，待核',
  'own-knowledge': '未核',
  local: '本地签署',
};

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

function Basis({ basis }: { readonly basis: readonly Cited[] | string }) {
  if (typeof basis === 'string') return <>{basis || '未载明'}</>;
  if (basis.length === 0) return <>未载明</>;
  return (
    <ul className="zs-plain-list">
      {basis.map((b) => (
        <li key={`${b.number}${b.title}${b.article}`}>
          《{b.title}》{b.number ? `（${b.number}）` : ''}
          {b.article ?? ''}
          {b.verified ? <span className="zs-quiet">　{VERIFIED[b.verified] ?? b.verified}</span> : null}
          {b.note ? <div className="zs-quiet">{b.note}</div> : null}
        </li>
      ))}
    </ul>
  );
}

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
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const why = asked.data;
  return (
    <dl className="zs-details zs-details-one">
      <Line label="事项">{why.title ?? why.entry?.title ?? why.id}</Line>
      <Line label="现行规定">
        {why.status === 'unspecified' || why.status === 'absent' ? (
          <ToneTag tone="attention">原文未规定</ToneTag>
        ) : (
          (why.text ?? plain(why.value))
        )}
      </Line>
      <Line label="依据">
        <Basis basis={why.basis} />
      </Line>
      {why.note ? <Line label="说明">{why.note}</Line> : null}
      {why.applies ? <Line label="为何适用">{why.applies}</Line> : null}
      {(why.conflicts ?? []).map((c) => (
        <Line key={c.why_not} label="另有规定">
          {plain(c.value)}
          <Basis basis={c.basis} />
          <div className="zs-quiet">未采用：{c.why_not}</div>
        </Line>
      ))}
      <Line label="条目编号">
        <code>{why.id}</code>
      </Line>
    </dl>
  );
}
