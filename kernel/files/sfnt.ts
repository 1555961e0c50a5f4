/** Just enough of the OpenType container to unpack web fonts and to know which characters a font can show. */
import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const COLLECTION = 0x74746366;

/** A WOFF 1.0 font as a plain OpenType font (tables inflated); other data is returned as it is. W3C WOFF 1.0. */
export function unpackWoff(font: Buffer): Buffer {
  if (font.length < 44 || font.readUInt32BE(0) !== WOFF) return font;
  const count = font.readUInt16BE(12);
  const header = Buffer.alloc(12 + 16 * count);
  const power = Math.floor(Math.log2(count));
  header.writeUInt32BE(font.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * count - (16 << power), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let at = 0; at < count; at += 1) {
    const from = 44 + 20 * at;
    const [start, packed, length] = [4, 8, 12].map((step) => font.readUInt32BE(from + step)) as [
      number,
      number,
      number,
    ];
    const raw = font.subarray(start, start + packed);
    const table = packed < length ? inflateSync(raw, { maxOutputLength: length }) : raw;
    const to = 12 + 16 * at;
    font.copy(header, to, from, from + 4);
    header.writeUInt32BE(font.readUInt32BE(from + 16), to + 4);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(length, to + 12);
    parts.push(table, Buffer.alloc((4 - (length % 4)) % 4));
    offset += length + ((4 - (length % 4)) % 4);
  }
  return Buffer.concat(parts);
}

/** Calls `range(first, last)` for the code points the font has glyphs for; of a collection, those of its first font. */
export function eachRange(font: Buffer, range: (first: number, last: number) => void): void {
  const start = font.readUInt32BE(0) === COLLECTION ? font.readUInt32BE(12) : 0;
  const tables = font.readUInt16BE(start + 4);
  for (let at = 0; at < tables; at += 1) {
    const record = start + 12 + 16 * at;
    if (font.toString('latin1', record, record + 4) === 'cmap')
      characterMap(font, font.readUInt32BE(record + 8), range);
  }
}

function characterMap(font: Buffer, map: number, range: (first: number, last: number) => void): void {
  const count = font.readUInt16BE(map + 2);
  for (let at = 0; at < count; at += 1) {
    const table = map + font.readUInt32BE(map + 4 + 8 * at + 4);
    const format = font.readUInt16BE(table);
    if (format === 12) {
      const groups = font.readUInt32BE(table + 12);
      for (let group = 0; group < groups; group += 1) {
        const record = table + 16 + 12 * group;
        range(font.readUInt32BE(record), font.readUInt32BE(record + 4));
      }
    } else if (format === 4) {
      const segments = font.readUInt16BE(table + 6) / 2;
      for (let segment = 0; segment < segments; segment += 1) {
        const last = font.readUInt16BE(table + 14 + 2 * segment);
        if (last !== 0xffff) range(font.readUInt16BE(table + 16 + 2 * segments + 2 * segment), last);
      }
    }
  }
}

/** Which characters a set of fonts can show, as one bit per code point. */
export class Coverage {
  private readonly bits = new Uint8Array(0x110000 / 8);

  add(font: Buffer): void {
    eachRange(font, (first, last) => {
      for (let code = first; code <= Math.min(last, 0x10ffff); code += 1) {
        const at = code >> 3;
        this.bits[at] = (this.bits[at] ?? 0) | (1 << (code & 7));
      }
    });
  }

  has(code: number): boolean {
    return ((this.bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
  }
}
