/** The EXIF part of a JPEG: taken from the photograph and put into its smaller copy, when the person wants the place and time kept in it. */

const SOI = 0xffd8;
const APP1 = 0xffe1;
const SOS = 0xffda;
const ORIENTATION = 0x0112;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** The whole APP1 segment with EXIF, marker included; undefined when there is none. */
export function exifOf(jpeg: Uint8Array): Uint8Array | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return undefined;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint16(at);
    if (marker < 0xff00 || marker === SOS) return undefined;
    const size = view.getUint16(at + 2);
    const end = at + 2 + size;
    if (size < 2 || end > view.byteLength) return undefined;
    if (marker === APP1 && EXIF.every((byte, i) => view.byteLength > at + 4 + i && jpeg[at + 4 + i] === byte))
      return upright(jpeg.slice(at, end));
    at = end;
  }
  return undefined;
}

/** The smaller copy is drawn upright already; the segment must not turn it a second time. */
function upright(segment: Uint8Array): Uint8Array {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const tiff = 10;
  if (view.byteLength < tiff + 8) return segment;
  const little = view.getUint16(tiff) === 0x4949;
  const ifd = tiff + view.getUint32(tiff + 4, little);
  if (ifd + 2 > view.byteLength) return segment;
  const entries = view.getUint16(ifd, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = ifd + 2 + i * 12;
    if (entry + 12 > view.byteLength) break;
    if (view.getUint16(entry, little) === ORIENTATION) view.setUint16(entry + 8, 1, little);
  }
  return segment;
}

/** Puts an EXIF segment right after the start of a JPEG. */
export function withExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(jpeg.length + exif.length);
  out.set(jpeg.subarray(0, 2), 0);
  out.set(exif, 2);
  out.set(jpeg.subarray(2), 2 + exif.length);
  return out;
}
