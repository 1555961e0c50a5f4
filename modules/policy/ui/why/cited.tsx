/** A basis as officials write it, with how well it was checked. */
import type { Cited as CitedBasis } from '../shapes.ts';

const VERIFIED: Readonly<Record<CitedBasis['verified'], string>> = {
  source: '已核原文',
  secondary: '转载件，待核',
  'own-knowledge': '未核',
  local: '本地签署',
};

/** A title inside a title takes single marks. */
const inner = (title: string) => title.replaceAll('《', '〈').replaceAll('》', '〉');

const text = (it: CitedBasis) =>
  it.verified === 'local'
    ? it.title
    : `《${inner(it.title)}》${it.number ? `（${it.number}）` : ''}${it.article ?? ''}`;

export function CitedList({ basis }: { readonly basis: readonly CitedBasis[] }) {
  if (basis.length === 0) return <span className="zs-quiet">未载明</span>;
  return (
    <ul className="zs-plain-list">
      {basis.map((it) => (
        <li key={text(it)}>
          {text(it)}
          <span className="zs-quiet pol-gap">
            {VERIFIED[it.verified]}
            {it.note ? `；${it.note}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
