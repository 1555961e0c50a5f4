/** 权限矩阵: roles × rights with their reach, as the program in force has them. Nobody keeps it by hand. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { Empty, Loading, ToneTag, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import '../identity.css';

interface Role {
  readonly name: string;
  readonly label: string;
  readonly second_factor: boolean;
  readonly supervisor: boolean;
  readonly excludes: readonly string[];
}
interface MatrixRow {
  readonly module: string;
  readonly right: string;
  readonly label: string;
  readonly opens: readonly string[];
  readonly delegable: boolean;
  readonly reach: Readonly<Record<string, string>>;
}
interface Matrix {
  readonly roles: readonly Role[];
  readonly rows: readonly MatrixRow[];
}

const REACH: Readonly<Record<string, string>> = {
  unit: '本单位',
  'unit-and-below': '本单位及下级',
  'region-and-below': '本地区',
  'line-and-below': '本系统',
  platform: '全平台',
};

export function MatrixPage() {
  const asked = useModuleQuery<Matrix>('identity.rights-matrix');
  const [role, setRole] = useState<string | null>(null);
  const [words, setWords] = useState('');
  if (asked.isPending) return <Loading rows={12} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { roles, rows } = asked.data;
  const shownRoles = role === null ? roles : roles.filter((it) => it.name === role);
  const shown = rows.filter(
    (row) =>
      (role === null || row.reach[role]) &&
      (words === '' || `${row.module}${row.label}${row.opens.join('')}`.includes(words)),
  );
  return (
    <>
      <h1 className="desk-title">
        权限矩阵
        <span className="zs-quiet">
          {roles.length}个角色，{rows.length}项权利，由运行中的程序生成
        </span>
      </h1>
      <div className="zs-list">
        <div className="zs-sentence">
          <label htmlFor="matrix-role">只看</label>
          <Select
            id="matrix-role"
            className="id-role"
            value={role}
            allowClear
            placeholder="全部角色"
            options={roles.map((it) => ({ value: it.name, label: it.label }))}
            onChange={(next: string | null | undefined) => setRole(next ?? null)}
          />
          <label htmlFor="matrix-words">含有</label>
          <Input
            id="matrix-words"
            className="zs-words"
            allowClear
            placeholder="权利、操作名称"
            value={words}
            onChange={(event) => setWords(event.target.value.trim())}
          />
          <span className="zs-quiet">{shown.length}项</span>
        </div>
        {role === null ? null : <RoleNote role={roles.find((it) => it.name === role)} roles={roles} />}
        {shown.length === 0 ? <Empty title="没有符合条件的权利">换个词或者清除角色再看。</Empty> : null}
        {shown.length > 0 ? <Table roles={shownRoles} rows={shown} /> : null}
      </div>
    </>
  );
}

function RoleNote({ role, roles }: { readonly role: Role | undefined; readonly roles: readonly Role[] }) {
  if (!role) return null;
  const excluded = role.excludes.map((name) => roles.find((it) => it.name === name)?.label ?? name);
  return (
    <p className="zs-quiet">
      {role.label}：{role.second_factor ? '登录须输动态口令；' : '登录只用口令；'}
      {role.supervisor ? '属监督一侧；' : ''}
      {excluded.length > 0 ? `不得与${excluded.join('、')}兼任。` : '可与其他业务角色兼任。'}
    </p>
  );
}

function Table({ roles, rows }: { readonly roles: readonly Role[]; readonly rows: readonly MatrixRow[] }) {
  return (
    <div className="zs-table-box id-matrix">
      <table className="zs-table">
        <caption className="zs-unseen">各角色的权利和范围</caption>
        <thead>
          <tr>
            <th scope="col">权利</th>
            {roles.map((role) => (
              <th key={role.name} scope="col" className="id-role-head">
                {role.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.right}>
              <th scope="row">
                <span className="zs-quiet">{row.module}</span>
                <div>{row.label}</div>
                {row.delegable ? <ToneTag tone="plain">可以委托</ToneTag> : null}
                <details>
                  <summary>包括{row.opens.length}项操作</summary>
                  {row.opens.join('、')}
                </details>
              </th>
              {roles.map((role) => (
                <td key={role.name} data-label={role.label} className={row.reach[role.name] ? '' : 'id-none'}>
                  {row.reach[role.name] ? (REACH[row.reach[role.name] ?? ''] ?? row.reach[role.name]) : '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
