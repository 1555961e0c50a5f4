/** Printed files as text that people can review: what stands where, merged how, on which paper, open or locked. Read from the files' own XML. */
import { buffer } from 'node:stream/consumers';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { openZip } from '#kernel/files/zip-guard.ts';

export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await openZip(bytes, { max_entries: 200, max_bytes: 1e9, max_ratio: 1e6 });
  const parts = new Map<string, string>();
  for (const [name, entry] of zip.entries)
    if (/\.(xml|rels)$/.test(name)) parts.set(name, (await buffer(await zip.read(entry))).toString());
  zip.close();
  return parts;
}

function walk(
  xml: string,
  on: { open?: (tag: SaxesTagPlain) => void; text?: (text: string) => void; close?: (name: string) => void },
) {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => on.open?.(tag as SaxesTagPlain));
  parser.on('text', (text) => on.text?.(text));
  parser.on('closetag', (tag) => on.close?.(tag.name));
  parser.write(xml).close();
}

const attr = (tag: SaxesTagPlain, name: string): string => String(tag.attributes[name] ?? '');

/** Sheets of a workbook: `*` marks cells that may be typed into, `⟨…⟩` what the hidden column says, `=` formulas of ours. */
export async function xlsxStructure(bytes: Uint8Array): Promise<string> {
  const parts = await partsOf(bytes);
  const styles: boolean[] = [];
  let inside = false;
  walk(parts.get('xl/styles.xml') ?? '', {
    open: (tag) => {
      if (tag.name === 'cellXfs') inside = true;
      if (inside && tag.name === 'xf') styles.push(false);
      if (inside && tag.name === 'protection') styles[styles.length - 1] = attr(tag, 'locked') === '0';
    },
    close: (name) => {
      if (name === 'cellXfs') inside = false;
    },
  });
  const lines: string[] = [];
  walk(parts.get('xl/workbook.xml') ?? '', {
    open: (tag) => {
      if (tag.name === 'sheet')
        lines.push(`工作表 ${attr(tag, 'name')}${attr(tag, 'state') ? `（${attr(tag, 'state')}）` : ''}`);
      if (tag.name === 'definedName') lines.push(`  ${attr(tag, 'name')} `);
    },
    text: (text) => {
      if (text.trim()) lines[lines.length - 1] += text;
    },
  });
  for (const [name, xml] of parts)
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) lines.push('', name, ...sheetLines(xml, styles));
  return `${lines.join('\n')}\n`;
}

function sheetLines(xml: string, styles: readonly boolean[]): string[] {
  const lines: string[] = [];
  let cell: { ref: string; open: boolean; text: string; formula: string } | null = null;
  let at: 'text' | 'formula' | null = null;
  let row: string[] = [];
  const merges: string[] = [];
  walk(xml, {
    open: (tag) => {
      if (tag.name === 'col')
        lines.push(`列${attr(tag, 'min')} 宽${attr(tag, 'width')}${attr(tag, 'hidden') ? ' 隐藏' : ''}`);
      if (tag.name === 'row') row = [`行${attr(tag, 'r')} 高${attr(tag, 'ht') || '自动'}`];
      if (tag.name === 'c')
        cell = { ref: attr(tag, 'r'), open: styles[Number(attr(tag, 's'))] === true, text: '', formula: '' };
      if (tag.name === 'v' || tag.name === 't') at = 'text';
      if (tag.name === 'f' && cell) at = 'formula';
      if (tag.name === 'mergeCell') merges.push(attr(tag, 'ref'));
      if (tag.name === 'sheetProtection') lines.push(`保护 ${attr(tag, 'sheet')}`);
      if (tag.name === 'pageSetup')
        lines.push(`纸张 A4(${attr(tag, 'paperSize')}) ${attr(tag, 'orientation')} 页高${attr(tag, 'fitToHeight')}`);
      if (tag.name === 'dataValidation')
        lines.push(`提示 ${attr(tag, 'sqref')} ${attr(tag, 'type')} ${attr(tag, 'prompt')}`);
    },
    text: (text) => {
      if (!cell || !at) return;
      if (at === 'text') cell.text += text;
      else cell.formula += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') at = null;
      if (name === 'c' && cell) {
        const { ref, open, text, formula } = cell;
        if (open || text || formula)
          row.push(`${ref}${open ? '*' : ''}${formula ? `=${formula}` : ''}:${text.replaceAll('\n', '⏎')}`);
        cell = null;
      }
      if (name === 'row') lines.push(row.join(' | '));
    },
  });
  return [...lines, ...(merges.length > 0 ? [`合并 ${merges.join(' ')}`] : [])];
}

/** A Word file: paragraphs with their place, tables with spans, pictures, pages. */
export async function docxStructure(bytes: Uint8Array): Promise<string> {
  const parts = await partsOf(bytes);
  const lines: string[] = [];
  let paragraph = { text: '', align: '', size: '', face: '' };
  let depth = 0;
  let cells: string[] = [];
  let cell = '';
  let span = '';
  let head = false;
  const page = (tag: SaxesTagPlain) =>
    lines.push(`页面 ${attr(tag, 'w:w')}×${attr(tag, 'w:h')} ${attr(tag, 'w:orient')}`);
  walk(parts.get('word/document.xml') ?? '', {
    open: (tag) => {
      if (tag.name === 'w:p') paragraph = { text: '', align: '', size: '', face: '' };
      if (tag.name === 'w:jc') paragraph.align = attr(tag, 'w:val');
      if (tag.name === 'w:sz') paragraph.size = attr(tag, 'w:val');
      if (tag.name === 'w:rFonts') paragraph.face = attr(tag, 'w:eastAsia');
      if (tag.name === 'w:br') paragraph.text += '⏎';
      if (tag.name === 'wp:docPr') paragraph.text += `［图 ${attr(tag, 'descr')}］`;
      if (tag.name === 'w:tbl') {
        depth += 1;
        lines.push('表格');
      }
      if (tag.name === 'w:tr') {
        cells = [];
        head = false;
      }
      if (tag.name === 'w:tblHeader') head = true;
      if (tag.name === 'w:tc') {
        cell = '';
        span = '';
      }
      if (tag.name === 'w:gridSpan') span += `⇥${attr(tag, 'w:val')}`;
      if (tag.name === 'w:vMerge') span += attr(tag, 'w:val') === 'restart' ? '⇩' : '↑';
      if (tag.name === 'w:pgSz') page(tag);
    },
    text: (text) => {
      paragraph.text += text;
    },
    close: (name) => {
      if (name === 'w:p' && depth > 0) cell += paragraph.text;
      else if (name === 'w:p' && paragraph.text.trim() !== '')
        lines.push(`${paragraph.face} ${Number(paragraph.size) / 2} ${paragraph.align || 'left'}：${paragraph.text}`);
      if (name === 'w:tc') cells.push(`${cell}${span ? `{${span}}` : ''}`);
      if (name === 'w:tr') lines.push(`  ${head ? '首行 ' : ''}${cells.join(' | ')}`);
      if (name === 'w:tbl') depth -= 1;
    },
  });
  const footers = [...parts].filter(([name]) => /word\/footer\d+\.xml/.test(name)).length;
  return `${lines.join('\n')}\n页脚 ${footers}\n`;
}
