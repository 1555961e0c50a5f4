/** 其他部门近期检查: what other departments did or plan at this firm around the day, one sentence each. */
import type { ApprovalAbout } from '../../domain/approval.ts';
import { useTypeWord } from '../words.ts';

export function OtherDepartments({ about }: { readonly about: ApprovalAbout }) {
  const typeWord = useTypeWord();
  const { others, near_days } = about;
  return (
    <section aria-label="其他部门近期检查">
      <h3>其他部门近期检查</h3>
      {others.length === 0 ? (
        <p className="zs-quiet">前后{near_days}日内没有已知的其他部门的检查和计划。</p>
      ) : (
        <ul className="zs-plain-list">
          {others.map((it, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two inspections of one department on one day look alike, and the list is never reordered.
            <li key={i}>
              {it.day}　{it.department}
              {it.what === 'visit' ? '已检查' : '计划检查'}（{typeWord(it.inspection_type)}）
            </li>
          ))}
        </ul>
      )}
      {others.some((it) => it.what === 'planned') ? (
        <p className="zs-quiet">可与计划检查的部门联系，联合实施。</p>
      ) : null}
    </section>
  );
}
