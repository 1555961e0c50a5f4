/** Entries of the packs as a table: title, value in words, what the documents say, on what it rests. */
import { Link, ToneTag } from '#kernel/ui/index.ts';
import { EntryStatus, Verified } from '../parts/status.tsx';
import type { EntryShown } from '../shapes.ts';

interface EntryTableProps {
  readonly entries: readonly EntryShown[];
  /** `?region=…&day=…` carried to the page of an entry. */
  readonly where: string;
}

export function EntryTable({ entries, where }: EntryTableProps) {
  return (
    <div className="zs-table-box">
      <table className="zs-table pol-entries">
        <caption className="zs-unseen">现行规则</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">现行规定</th>
            <th scope="col">状态</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-label="事项">
                <div>
                  <Link to={`/policy/why/${entry.id}${where}`}>{entry.title}</Link>
                  <div className="zs-quiet">{entry.kind_words}</div>
                </div>
              </td>
              <td data-label="现行规定">
                <ValueWords entry={entry} />
              </td>
              <td data-label="状态">
                <EntryStatus entry={entry} />
              </td>
              <td data-label="依据">
                <div>
                  <div className="pol-clamp" title={entry.basis_words}>
                    {entry.basis_words || '未载明'}
                  </div>
                  <Verified words={entry.verified_words} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The value, cut to three lines where it is long; the page of the entry shows it whole. */
export function ValueWords({ entry }: { readonly entry: EntryShown }) {
  if (entry.status === 'unspecified' || entry.status === 'absent')
    return <ToneTag tone="attention">原文未规定</ToneTag>;
  return (
    <div className="pol-clamp" title={entry.value_words}>
      {entry.value_words}
    </div>
  );
}
