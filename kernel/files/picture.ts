import { refuse } from '#kernel/refusal.ts';

export interface PictureFacts {
  readonly type: 'png' | 'jpg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Kind and size of a PNG or JPEG picture from its header. Throws `input.document_image` for anything else. */
export function pictureFacts(bytes: Uint8Array): PictureFacts {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = view.length > 24 && view.readUInt32BE(0) === 0x89504e47 ? png(view) : jpeg(view);
  if (facts && facts.width > 0 && facts.height > 0) return facts;
  throw refuse('input.document_image', '文书中的图片不是有效的 PNG 或 JPEG 图片，请重新上传图片。');
}

function png(view: Buffer): PictureFacts {
  return { type: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0–SOF15 but DHT, JPG and DAC), which holds the size. */
function jpeg(view: Buffer): PictureFacts | null {
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { type: 'jpg', height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    }
    at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}
