import qrcode from 'qrcode';
import { refuse } from '#kernel/refusal.ts';

/** Level M still reads with some 15 % of the code smudged; paper needs no less. */
const OPTIONS = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** A QR code as SVG text, black on white with its quiet zone. Throws `too-large.qr` when the text does not fit. */
export function qrSvg(text: string): Promise<string> {
  return qrcode.toString(text, { ...OPTIONS, type: 'svg' }).catch(tooLong);
}

/** The same code as PNG, `scale` pixels per module. */
export function qrPng(text: string, scale = 8): Promise<Buffer> {
  return qrcode.toBuffer(text, { ...OPTIONS, type: 'png', scale }).catch(tooLong);
}

function tooLong(): never {
  throw refuse('too-large.qr', '内容过长，无法生成二维码。请缩短内容。');
}
