/** Comma-separated text as hotlines export it: quotes, line breaks within quotes, commas or tabs; UTF-8 or GBK. Pure. */
import { refuse } from '#kernel/refusal.ts';

const LARGEST_CELL = 20_000;

/** Text of the file. UTF-8 where the bytes are valid UTF-8, else GBK (GB 18030); refuses what is neither. */
export function csvText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch {
      // Not this encoding; the next one is tried, and the refusal below names both.
    }
  }
  throw refuse('input.csv', '读不出这个文件：不是 UTF-8 也不是 GBK 编码的 CSV。请在表格软件里另存为 .xlsx 再上传。');
}

/** Rows of cells. The separator is what the first line has more of. Refuses an unclosed quotation mark and a cell that is too long. */
export function csvRows(text: string): string[][] {
  const first = text.slice(0, text.search(/\r|\n|$/));
  const comma = (first.match(/\t/g)?.length ?? 0) > (first.match(/,/g)?.length ?? 0) ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === comma || char === '\n' || char === '\r') {
      row.push(cell);
      cell = '';
      if (char === comma) continue;
      if (char === '\r' && text[at + 1] === '\n') at += 1;
      rows.push(row);
      row = [];
    } else cell += char;
    if (cell.length > LARGEST_CELL)
      throw refuse('input.csv', `第${rows.length + 1}行有一格超过${LARGEST_CELL}个字，请检查引号是否成对。`);
  }
  if (quoted) throw refuse('input.csv', '文件最后的引号没有结束，文件可能不完整。请重新导出后再上传。');
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  // A program that guards against formulas writes ="13800" for text.
  return rows.map((cells) => cells.map((it) => it.replace(/^="?([^"]*)"?$/, '$1').trim()));
}
