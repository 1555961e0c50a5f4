/** Blocks on the clipboard as Excel and WPS write them: cells divided by tabs, rows by line ends, quotes around what holds either. Pure. */

/** Reads a block. Rows may differ in length; the line end after the last row makes no row. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let fresh = true;
  const endCell = () => {
    row.push(cell);
    cell = '';
    fresh = true;
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && fresh && closes(text, i)) {
      quoted = true;
      fresh = false;
    } else if (c === '\t') endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else {
      cell += c;
      fresh = false;
    }
  }
  if (cell !== '' || row.length > 0 || !fresh) endRow();
  return rows;
}

/** Does the quote that opens here close before a divider? A lone quote that people typed is a quote. */
function closes(text: string, from: number): boolean {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i += 1;
    else return i + 1 >= text.length || /[\t\r\n]/.test(text[i + 1] ?? '');
  }
  return false;
}

/** Writes a block so that Excel and WPS take it cell by cell. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const safe = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(safe).join('\t')).join('\r\n');
}
