/** What the place's document asks of everybody in a year, with its basis; what it leaves open is said. */
import { BasisLinks } from '#kernel/ui/index.ts';
import type { RuleAnswer } from '../shapes.ts';

export function RuleWords({ rule }: { readonly rule: RuleAnswer }) {
  const asks = [
    { it: rule.total, words: '合计' },
    { it: rule.public_law, words: '公共法律知识' },
    { it: rule.business_skill, words: '业务知识和执法技能' },
  ].filter(({ it }) => it.value !== null);
  const shown = asks.length > 0 ? asks.map(({ it }) => it.id) : [rule.total.id];
  return (
    <div className="zs-row">
      <span>
        每人每年：
        {asks.length > 0 ? (
          asks.map(({ it, words }) => `${words}不少于${it.value}学时`).join('，')
        ) : (
          <strong>学时原文未规定，不作判断</strong>
        )}
        。政治理论教育和党性教育另计{rule.politics.when ? `（${rule.politics.when}）` : ''}。
        {rule.warn_month.value !== null ? `${rule.warn_month.value}月起，推算达不到的提示。` : ''}
      </span>
      <BasisLinks ids={shown} />
    </div>
  );
}
