/** 现场检查笔录 as it will be printed, and its files. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Block, DocumentModel } from '#kernel/files/document-model.ts';
import { Loading, type Row, Trouble, useModuleQuery } from '#kernel/ui/index.ts';

export function RecordDocument({ row }: { readonly row: Row }) {
  const [open, setOpen] = useState(false);
  const file = (form: string) => `/api/inspections/${row.id}/record.${form}`;
  return (
    <section aria-label="现场检查笔录">
      <h2>
        现场检查笔录
        <span className="zs-quiet">{row.record_number ? String(row.record_number) : '尚未签署，没有编号'}</span>
      </h2>
      <div className="zs-toolbar zs-no-print">
        <Button onClick={() => setOpen((was) => !was)} aria-expanded={open}>
          {open ? '收起笔录' : '在此查看'}
        </Button>
        <a href={file('docx')} download>
          下载 Word
        </a>
        <a href={file('pdf')} target="_blank" rel="noreferrer">
          打开 PDF
        </a>
      </div>
      {open ? <Paper id={row.id} /> : null}
    </section>
  );
}

function Paper({ id }: { readonly id: string }) {
  const asked = useModuleQuery<DocumentModel>('inspection.record-document', { id });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { title, issuer, number, blocks, demo } = asked.data;
  return (
    <div className="ins-paper">
      {issuer ? <p className="ins-paper-issuer">{issuer}</p> : null}
      <h3>{title}</h3>
      <p className="ins-paper-number">
        {number}
        {demo ? '　演示文书　无法律效力' : ''}
      </p>
      {blocks.map((block, i) => (
        // Blocks have no names of their own and never change place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a document is replaced as a whole
        <PaperBlock key={i} block={block} />
      ))}
    </div>
  );
}

function PaperBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'fields':
      return (
        <dl className="zs-details zs-details-one">
          {block.items.map((item) => (
            <div key={item.label} className="zs-detail">
              <dt>{item.label}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ol className={block.ordered ? '' : 'zs-plain-list'}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <table className="zs-table">
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.label} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells) => (
              <tr key={cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join('|')}>
                {cells.map((cell, at) => (
                  <td key={block.columns[at]?.label ?? at} data-label={block.columns[at]?.label}>
                    {typeof cell === 'string' ? cell : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'signature':
      return (
        <>
          {block.lines.map((line) => (
            <p key={`${line.label}${line.name ?? ''}`}>
              {line.label}：{line.name ?? '　　　　　　'}　{line.day ?? '　　年　　月　　日'}
            </p>
          ))}
        </>
      );
    default:
      return null;
  }
}
