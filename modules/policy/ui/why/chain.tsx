/** Every level that speaks of an entry, nearest first, and why one of them wins. */
import { ToneTag } from '#kernel/ui/index.ts';
import { useRegionNames } from '../parts/regions.tsx';
import type { ChainLink, WhyAnswer } from '../shapes.ts';
import { CitedList } from './cited.tsx';
import { valueWords } from './value-words.ts';

const SAYS: Readonly<Record<ChainLink['says'], string>> = {
  given: '有规定',
  local: '本地设定',
  unspecified: '原文未规定',
  not_in_force: '不在施行期',
};

export function Chain({ answer }: { readonly answer: WhyAnswer }) {
  const names = useRegionNames(answer.chain.map((link) => link.region));
  return (
    <section className="zs-card" aria-label="逐级查找">
      <h2>
        逐级查找<span className="zs-quiet">从最近的一级往上，先说的算；本地设定只在文件留白处有效。</span>
      </h2>
      <ol className="pol-chain">
        {answer.chain.map((link) => (
          <li
            key={`${link.region}${link.pack ?? 'local'}${link.from}`}
            className={link.wins ? 'pol-link pol-link-wins' : 'pol-link'}
            aria-current={link.wins ? 'true' : undefined}
          >
            <div className="pol-link-head">
              <strong>{names[link.region] ?? (/^0+$/.test(link.region) ? '全国' : link.region)}</strong>
              <span className="zs-quiet">{link.pack ? `政策包 ${link.pack}` : '本地设定值'}</span>
              {link.wins ? <ToneTag tone="done">采用</ToneTag> : <ToneTag tone="plain">未采用</ToneTag>}
              <span>{link.why}</span>
            </div>
            <div className="pol-link-body">
              <div>
                {SAYS[link.says]}
                {link.says === 'given' || link.says === 'local'
                  ? `：${link.wins ? answer.value_words : valueWords(answer, link.value)}`
                  : ''}
              </div>
              <CitedList basis={link.basis} />
              <span className="zs-quiet">
                {link.from}起{link.until ? `至${link.until}` : ''}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
