/** Attachments as links that open in a new tab. */
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';

export function FileLinks({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className="zs-plain-list">
      {ids.map((id, i) => (
        <li key={id}>
          <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
            <PaperClipOutlined aria-hidden /> 附件{i + 1}
          </a>
        </li>
      ))}
    </ul>
  );
}
