/** Rules that say nothing of this act because something is left open: what is missing, and where to set it. */
import { Link, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Unspecified {
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly local_allowed: boolean;
    readonly rules: readonly { readonly id: string; readonly title: string }[];
  }[];
}

export function Unjudged({ subject }: { readonly subject: string }) {
  const desk = useDesk();
  const asked = useModuleQuery<Unspecified>('policy.unspecified', {}, desk.mayAsk('policy.unspecified'));
  const open = (asked.data?.entries ?? []).flatMap((entry) =>
    entry.rules.filter((rule) => rule.id.startsWith(`rule.${subject}.`)).map((rule) => ({ rule, entry })),
  );
  if (open.length === 0) return null;
  const may = desk.mayGive('policy.set-local-value');
  return (
    <section aria-label="不能判断的规则">
      <h2>
        不能判断<span className="zs-quiet">不能判断不等于没有问题：补上缺的，平台会重新判断。</span>
      </h2>
      {open.map(({ rule, entry }) => (
        <div key={`${rule.id}${entry.id}`} className="sup-line">
          <ToneTag tone="attention">不能判断</ToneTag>
          <Link to={`/policy/why/${rule.id}`}>{rule.title}</Link>
          <span>缺：{entry.title}（原文未规定，本地也没有设定）</span>
          {entry.local_allowed && may ? (
            <Link to={`/policy/set-local/${entry.id}`}>设定本地值</Link>
          ) : (
            <Link to={`/policy/why/${entry.id}`}>看文件怎么说</Link>
          )}
        </div>
      ))}
    </section>
  );
}
