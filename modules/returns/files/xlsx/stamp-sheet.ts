/** The hidden sheet of a workbook that carries its stamp. */
import type { XlsxBook } from '#kernel/files/xlsx-read.ts';
import type { XlsxSheet } from '#kernel/files/xlsx-write.ts';
import { NO } from '../back/refusals.ts';
import { macOf, readStamp, type Stamp, sameMac, stampText } from '../back/stamp.ts';

export const STAMP_SHEET = '校验信息';
/** A cell holds 32,767 characters; text that grows by escapes must fit too. */
const PIECE = 15_000;

export function stampSheet(stamp: Stamp, secret: Uint8Array): XlsxSheet {
  const text = stampText(stamp);
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? [];
  return {
    name: STAMP_SHEET,
    hidden: true,
    columns: [
      { label: '项目', width: 16 },
      { label: '内容', width: 80 },
    ],
    rows: [
      ['说明', '本页供系统导入时核对，请勿改动或删除。'],
      ['签名', macOf(secret, text)],
      ...pieces.map((piece, at) => [`内容${at + 1}`, piece]),
    ],
  };
}

/** Reads and proves the stamp. Refuses a workbook that has none, or one that was changed or made elsewhere. */
export async function readStampSheet(book: XlsxBook, secret: Uint8Array): Promise<Stamp> {
  if (!book.sheets.some((sheet) => sheet.name === STAMP_SHEET)) throw NO.foreign();
  let mac = '';
  let text = '';
  for await (const { values } of book.rows(STAMP_SHEET)) {
    const [name, value] = values;
    if (name === '签名') mac = String(value ?? '');
    else if (typeof name === 'string' && /^内容\d+$/.test(name)) text += String(value ?? '');
  }
  const stamp = readStamp(text);
  if (!stamp) throw NO.damaged();
  if (!sameMac(secret, stampText(stamp), mac)) throw NO.tampered();
  return stamp;
}
