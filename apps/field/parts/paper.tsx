/** 现场检查笔录 as it will print, with the words that are still on the phone. */
import type { ReactNode } from 'react';
import type { DocumentModel } from '#kernel/files/document-model.ts';

interface PaperProps {
  readonly model: DocumentModel;
  /** Words typed here, by the heading they stand under; they replace what the platform has. */
  readonly typed: Readonly<Record<string, string>>;
}

type Block = DocumentModel['blocks'][number];

function shown(block: Block, under: string, typed: Readonly<Record<string, string>>): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p className="wide">{typed[under] ?? block.text}</p>;
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'fields':
      return (
        <dl className="facts">
          {block.items.map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <ol>
          {block.rows.map((row) => (
            <li key={row.join()}>{row.filter(Boolean).join('；')}</li>
          ))}
        </ol>
      );
    default:
      return null;
  }
}

export function Paper({ model, typed }: PaperProps) {
  let under = '';
  return (
    <section className="paper" aria-label="笔录预览">
      <p className="paper-title">
        {model.issuer}
        <br />
        {model.title}
      </p>
      {model.blocks.map((block, at) => {
        if (block.kind === 'heading') under = block.text;
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names and do not move.
        return <div key={at}>{shown(block, under, typed)}</div>;
      })}
    </section>
  );
}
