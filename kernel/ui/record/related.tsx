/** Lists of other records that point at this one. */

import type { RecordMeta } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { listPath } from '../list/address.ts';
import { Link } from '../router.tsx';

export function Related({ record, id }: { readonly record: RecordMeta; readonly id: string }) {
  const desk = useDesk();
  const links = desk.meta.records
    .filter((other) => desk.mayRead(other.name))
    .flatMap((other) =>
      Object.entries(other.fields)
        .filter(
          ([, f]) =>
            (f.kind === 'ref' || f.kind === 'refs') &&
            f.of === record.name &&
            f.seen !== 'masked' &&
            f.seen !== 'never',
        )
        .map(([name, field]) => ({ other, name, field })),
    );
  if (links.length === 0) return null;
  return (
    <section aria-label="相关记录" className="zs-no-print">
      <h2>相关记录</h2>
      <ul className="zs-related">
        {links.map(({ other, name, field }) => (
          <li key={`${other.name}.${name}`}>
            <Link to={listPath(other.name, { filter: { [name]: id } })}>{other.label}</Link>
            <span className="zs-quiet">
              （{field.label}为本{record.label}）
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
