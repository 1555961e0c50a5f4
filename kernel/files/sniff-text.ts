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

/**
 * Reads the whole file as UTF-8: `csv` or `txt` by its extension. Null when it is binary, throws `input.file_encoding`
 * for text in another encoding and `input.file_active` for text with script in it.
 */
export async function sniffText(source: string | Uint8Array, extension: string): Promise<'txt' | 'csv' | null> {
  const kind = extension === 'csv' ? 'csv' : 'txt';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let tail = '';
  for await (const chunk of typeof source === 'string' ? createReadStream(source) : [source]) {
    if ((chunk as Uint8Array).includes(0)) return null;
    const text = tail + decode(decoder, chunk as Uint8Array);
    if (ACTIVE_INSIDE.test(text)) {
      throw refuse('input.file_active', '文本中含有网页或脚本代码，不能接收。请删除代码后上传。');
    }
    tail = text.slice(-32);
  }
  decode(decoder, undefined);
  return kind;
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw refuse(
      'input.file_encoding',
      '文本文件不是 UTF-8 编码。请用记事本或 WPS 打开，另存时编码选“UTF-8”，再上传。',
    );
  }
}
