/** Attachments by their names, as links that open in a new tab. Until the names are there, and for files out of reach, they are numbered. */
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import { useFileNamesQuery } from '../api/queries.ts';

export function FileLinks({ ids }: { readonly ids: readonly string[] }) {
  const names = useFileNamesQuery(ids);
  return (
    <ul className="zs-plain-list">
      {ids.map((id, i) => (
        <li key={id}>
          <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
            <PaperClipOutlined aria-hidden /> {names.data?.[id] ?? `附件${i + 1}`}
          </a>
        </li>
      ))}
    </ul>
  );
}
