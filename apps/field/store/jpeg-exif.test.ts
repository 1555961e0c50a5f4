import { describe, expect, it } from 'vitest';
import { exifOf, withExif } from './jpeg-exif.ts';

/** A JPEG of one EXIF segment (big-endian, orientation 6) and the start of a scan. */
function photograph(): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2, ...body, 0xff, 0xda, 1, 2, 3]);
}

describe('the place and time in a photograph', () => {
  it('are carried into the smaller copy when the officer keeps them, and do not turn it a second time', () => {
    const exif = exifOf(photograph());
    expect(exif).toBeDefined();
    const copy = withExif(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 9]), exif as Uint8Array);
    const again = exifOf(copy);
    expect(again).toEqual(exif);
    expect([...(again as Uint8Array).slice(28, 30)]).toEqual([0, 1]);
    expect([...copy.slice(-3)]).toEqual([0xff, 0xda, 9]);
  });

  it('are absent from a picture without them, from a cut-off one and from something else', () => {
    expect(exifOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 9]))).toBeUndefined();
    expect(exifOf(photograph().slice(0, 12))).toBeUndefined();
    expect(exifOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBeUndefined();
    expect(exifOf(new Uint8Array())).toBeUndefined();
  });
});
