import { createReadStream } from 'node:fs';
import { refuse } from '#kernel/refusal.ts';

/** Beginnings of things that run: pages, drawings with scripts, shell and server scripts, programs. */
const ACTIVE_TEXT = /^\s*(<[!?a-z/]|#!|\{\\rtf|@echo\s|%!ps)/i;
const ACTIVE_INSIDE = /<(script|html|svg|iframe|object|embed|body|meta|link|style|img|form)\b|<\?php|javascript:/i;
const PROGRAMS = ['4d5a', '7f454c46', 'cafebabe', 'cffaedfe', 'feedface', 'feedfacf', '4c000000', '0061736d'];

/** True when a file begins as a program or as text that a browser or a shell would run. */
export function looksActive(head: Uint8Array): boolean {
  const hex = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (PROGRAMS.some((magic) => hex.startsWith(magic))) return true;
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  // Marks of UTF-8 and UTF-16, and the zero bytes in between, do not hide a page.
  return ACTIVE_TEXT.test(text.replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', ''));
}

/** How a text is written. `gb18030` takes in GBK and GB2312, in which Windows programs in China save by default. */
export type TextEncoding = 'utf-8' | 'gb18030';

export interface SniffedText {
  readonly kind: 'txt' | 'csv';
  readonly encoding: TextEncoding;
}

/**
 * Reads the whole file as text: `csv` or `txt` by its extension, in UTF-8 or, where it is none, in GBK. Null when it is binary, throws
 * `input.file_encoding` for text in another encoding and `input.file_active` for text with script in it.
 */
export async function sniffText(source: string | Uint8Array, extension: string): Promise<SniffedText | null> {
  const kind = extension === 'csv' ? 'csv' : 'txt';
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const read = await readAs(source, encoding);
    if (read === 'binary') return null;
    if (read === 'text') return { kind, encoding };
  }
  throw refuse(
    'input.file_encoding',
    '文本文件不是 UTF-8 编码，也不是 GBK 编码。请用记事本或 WPS 打开，另存时编码选“UTF-8”，再上传。',
  );
}

/** Signs that no office text has: controls, and what GBK keeps for private use. Latin text read as GBK shows them, or no Chinese at all. */
const STRANGE = /(?![\t\n\f\r])[\p{Cc}\p{Co}]/u;
const CHINESE = /[\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]/;

async function readAs(source: string | Uint8Array, encoding: TextEncoding): Promise<'text' | 'binary' | 'other'> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let tail = '';
  let chinese = false;
  for await (const chunk of typeof source === 'string' ? createReadStream(source) : [source]) {
    if ((chunk as Uint8Array).includes(0)) return 'binary';
    const text = decode(decoder, chunk as Uint8Array);
    if (text === null || (encoding !== 'utf-8' && STRANGE.test(text))) return 'other';
    if (ACTIVE_INSIDE.test(tail + text))
      throw refuse('input.file_active', '文本中含有网页或脚本代码，不能接收。请删除代码后上传。');
    chinese ||= CHINESE.test(text);
    tail = (tail + text).slice(-32);
  }
  if (decode(decoder, undefined) === null) return 'other';
  return encoding === 'utf-8' || chinese ? 'text' : 'other';
}

/** Null where the bytes are not of this encoding. */
function decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string | null {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}
