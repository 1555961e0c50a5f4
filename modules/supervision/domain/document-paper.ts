/** A supervision document as paper. Pure: the row in, the document model out. */
import { type Block, chineseDay, type DocumentModel } from '#kernel/files/document-model.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));

function part(title: string, text: string): Block[] {
  return [{ kind: 'heading', level: 1, text: title }, ...paragraphs(text)];
}

/** `demo` marks every page as without legal effect. A draft has neither number nor seal and says so. */
export function documentPaper(row: SupervisionDocumentRow, demo: boolean): DocumentModel {
  const kind = row.kind_name ?? '监督文书';
  const reply: Block[] = row.reply_due
    ? [
        {
          kind: 'paragraph',
          text: `请于${chineseDay(row.reply_due)}前书面反馈整改情况。${row.reply_basis ? `（期限依据：${row.reply_basis}）` : ''}`,
        },
      ]
    : [];
  const sealed = row.issued_day !== null && row.number !== null;
  return {
    title: kind,
    issuer: row.unit_name ?? '',
    number: sealed ? (row.number ?? undefined) : '（草稿，未编号）',
    blocks: [
      { kind: 'paragraph', text: `${row.to_unit_name ?? row.to_unit}：`, align: 'flush' },
      ...part('一、事实', row.facts),
      ...part('二、存在的问题', row.problems),
      ...part('三、整改要求', row.requirements),
      ...reply,
      ...part('四、依据', row.basis),
    ],
    ...(sealed
      ? {
          seal: {
            unit: row.unit_name ?? '',
            day: row.issued_day as string,
            kind_label: row.seal_name ?? '印章',
            demo,
          },
        }
      : {}),
    demo,
  };
}
