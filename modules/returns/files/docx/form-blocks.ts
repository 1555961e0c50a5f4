/** A form of tables as blocks of a document: heads merged as printed, notes and the line for the seal below. Pure. */
import type { Block, TableCell } from '#kernel/files/document-model.ts';
import type { FaceTable, FormFace } from '../face/face.ts';
import { leadOf, withColon } from '../face/head.ts';
import { columnWidth, fitted, NUMBER_WIDTH, nameWidth } from '../xlsx/widths.ts';

export function formBlocks(face: FormFace): Block[] {
  const head = face.head.map((field) => `${withColon(field.name)}${field.value === '' ? '　　　　　　' : field.value}`);
  return [
    ...(head.length > 0
      ? [{ kind: 'paragraph' as const, align: 'flush' as const, small: true, text: head.join('　　　　') }]
      : []),
    ...face.tables.map((table) => tableBlock(table, face.paper)),
    ...face.questions.filter((it) => it.answer !== '').map((it): Block => note(`说明：${it.text}${it.answer}。`)),
    ...face.notes.map(
      (it, at): Block => note(face.notes.length === 1 ? `注：${it}` : `${at === 0 ? '注：' : '　　'}${at + 1}. ${it}`),
    ),
    ...(face.seal ? [sealLine(face.seal)] : []),
  ];
}

const note = (text: string): Block => ({ kind: 'paragraph', align: 'flush', small: true, text });

/** Room for a seal and a day, to be filled on paper. */
export const sealLine = (words: string): Block => ({
  kind: 'paragraph',
  align: 'right',
  small: true,
  text: `${withColon(words)}　　　　　　　　　　年　　月　　日　　`,
});

function tableBlock(face: FaceTable, paper: FormFace['paper']): Block {
  const { table } = face;
  const lead = leadOf(table);
  const side = table.name !== undefined && !face.named;
  const weights = [
    ...(side ? [8] : []),
    ...lead.map((what) =>
      what === 'number' ? NUMBER_WIDTH : nameWidth([table.row_head ?? '', ...face.rows.map((row) => row.name)]),
    ),
    ...table.columns.map(columnWidth),
  ];
  const columns = fitted(weights, paper).map((weight) => ({ label: '', weight, align: 'centre' as const }));
  const head: TableCell[][] = face.head.map((line) => line.map((cell) => ({ ...cell })));
  const body = face.rows.map((row): TableCell[] => [
    ...lead.map(
      (what): TableCell => ({ text: what === 'number' ? String(row.number ?? '') : row.name, align: 'centre' }),
    ),
    ...row.cells.map(
      (cell): TableCell => ({
        text: cell.shown,
        align: cell.column.type === 'text' || cell.column.type === 'prose' ? 'left' : 'centre',
      }),
    ),
  ]);
  if (body.length === 0) body.push(weights.slice(side ? 1 : 0).map((): TableCell => ({ text: '' })));
  if (face.totals)
    body.push([
      ...lead.map(
        (what, at): TableCell => ({
          text: what === 'name' || lead.length === 1 || at > 0 ? '合计' : '',
          align: 'centre',
        }),
      ),
      ...face.totals.map((total): TableCell => ({ text: total.shown, align: 'centre' })),
    ]);
  // 成员 and 联络员 stand at the side of their rows.
  if (side) {
    head[0]?.unshift({ text: table.name ?? '', down: head.length, label: true });
    body[0]?.unshift({ text: '', down: body.length, label: true });
  }
  return {
    kind: 'table',
    ...(table.name !== undefined && !side ? { caption: table.name } : {}),
    columns,
    head,
    rows: body,
    size: weights.length > 8 ? 9 : weights.length > 4 ? 10.5 : 12,
  };
}
