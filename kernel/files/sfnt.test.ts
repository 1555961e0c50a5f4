import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Coverage, unpackWoff } from './sfnt.ts';

/** A cmap table of format 12 with the given ranges. */
function cmap(ranges: readonly (readonly [number, number])[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * ranges.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(ranges.length, 24);
  ranges.forEach(([first, last], at) => {
    table.writeUInt32BE(first, 28 + 12 * at);
    table.writeUInt32BE(last, 32 + 12 * at);
  });
  return table;
}

/** A WOFF file of one compressed table. */
function woff(table: Buffer): Buffer {
  const packed = deflateSync(table);
  const head = Buffer.alloc(64);
  head.write('wOFF', 0, 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt16BE(1, 12);
  head.write('cmap', 44, 'latin1');
  head.writeUInt32BE(64, 48);
  head.writeUInt32BE(packed.length, 52);
  head.writeUInt32BE(table.length, 56);
  return Buffer.concat([head, packed]);
}

test('a web font is unpacked to a plain font whose characters are known', () => {
  const ranges = [
    [0x4e00, 0x4e09],
    [0x20bb7, 0x20bb7],
  ] as const;
  const font = unpackWoff(woff(cmap(ranges.concat(Array.from({ length: 40 }, () => [0x41, 0x42]) as never))));
  expect(font.readUInt32BE(0)).toBe(0x00010000);
  const coverage = new Coverage();
  coverage.add(font);
  expect([...'一丁𠮷A'].map((sign) => coverage.has(sign.codePointAt(0) ?? 0))).toEqual([true, true, true, true]);
  expect(coverage.has('䶮'.codePointAt(0) ?? 0)).toBe(false);
});

test('a plain font passes unchanged', () => {
  const font = Buffer.alloc(60);
  expect(unpackWoff(font)).toBe(font);
});
