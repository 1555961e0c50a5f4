/** 《会商机制成员及联络员名单》 as the printed form has it: two parts of four columns; of one's own unit, or of all. */
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Empty, Link, Loading, PrintButton, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { MemberRow, MemberRowsAnswer } from './shapes.ts';
import './council.css';

export function MembersPage() {
  const desk = useDesk();
  const [whose, setWhose] = useState<'all' | 'own'>('all');
  const all = whose === 'all';
  const asked = useModuleQuery<MemberRowsAnswer>('council.member-rows', { all });
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { council, members, liaisons } = asked.data;
  if (!council)
    return (
      <Empty title="本地区还没有登记会商机制">
        <Link to="/council">回到会商机制</Link>
      </Empty>
    );
  return (
    <>
      <p className="zs-crumb zs-no-print">
        <Link to="/council">← 会商机制</Link>
      </p>
      <h1 className="desk-title">会商机制成员及联络员名单</h1>
      <p className="zs-row zs-no-print">
        <Segmented
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'all', label: '全部成员单位' },
            { value: 'own', label: '本单位' },
          ]}
        />
        <Button href={`/api/council/member-list.docx${all ? '?all=1' : ''}`} target="_blank">
          下载名单
        </Button>
        <PrintButton />
      </p>
      <p className="zs-row">
        <span>填报单位：{desk.post?.unit_name ?? ''}（盖章）</span>
        <span className="zs-push" />
        <span>{desk.today}</span>
      </p>
      <Part name="成员" rows={members} />
      <Part name="联络员" rows={liaisons} />
    </>
  );
}

function Part({ name, rows }: { readonly name: string; readonly rows: readonly MemberRow[] }) {
  const desk = useDesk();
  const fields = desk.record('council-member')?.fields ?? {};
  const columns = (['name', 'post', 'contact', 'remark'] as const).map((it) => ({
    name: it,
    label: fields[it]?.label ?? it,
  }));
  return (
    <div className="zs-table-box council-part">
      <table className="zs-table council-list">
        <caption className="zs-unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map((it) => (
              <th key={it.name} scope="col">
                {it.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.department}-${row.name}`}>
              <td data-label={name}>{row.department}</td>
              {columns.map((it) => (
                <td key={it.name} data-label={it.label}>
                  {row[it.name] ?? ''}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length + 1} className="zs-quiet">
                没有登记{name}。
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
