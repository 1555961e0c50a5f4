/** Pictures on the phone: made smaller, with or without the place in them as the officer chooses, kept until acknowledged. */
import { upload } from '#kernel/ui/api/client.ts';
import { newKey } from '#kernel/ui/form/draft.ts';
import { exifOf, withExif } from './jpeg-exif.ts';
import { drop, find, keep } from './phone.ts';

/** Longest side in pixels: a licence or a label still reads. */
const LONGEST = 2000;
const QUALITY = 0.8;

export interface Picture {
  readonly key: string;
  readonly name: string;
  readonly blob: Blob;
  /** What the camera wrote about place and time is in the file. */
  readonly with_place: boolean;
  /** The server's id once it was sent. */
  readonly file?: string;
}

/** A smaller upright JPEG; the file itself when the browser cannot read it. Only a smaller copy is free of what the camera wrote. */
async function smaller(file: Blob): Promise<Blob | undefined> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY));
  } catch {
    return undefined;
  }
}

const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Keeps a photograph. Undefined when the place was to be removed and the browser cannot do it. */
export async function keepPhotograph(file: File, with_place: boolean): Promise<Picture | undefined> {
  const small = await smaller(file);
  if (!small && !with_place) return undefined;
  const exif = with_place ? exifOf(await bytes(file)) : undefined;
  const blob = small ? (exif ? new Blob([withExif(await bytes(small), exif)], { type: 'image/jpeg' }) : small) : file;
  return keepPicture(blob, small ? `${file.name.replace(/\.\w+$/, '') || '照片'}.jpg` : file.name, with_place);
}

export async function keepPicture(blob: Blob, name: string, with_place = false): Promise<Picture> {
  const picture: Picture = { key: newKey(), name, blob, with_place };
  await keep('pictures', picture);
  return picture;
}

export const forgetPicture = (key: string): Promise<unknown> => drop('pictures', key);

/** Sends a picture once; a second call answers the id it got. */
export async function sendPicture(key: string): Promise<string> {
  const picture = await find<Picture>('pictures', key);
  if (!picture) throw new Error('这张照片已不在手机里，请重新拍摄。');
  if (picture.file) return picture.file;
  const stored = await upload(new File([picture.blob], picture.name, { type: picture.blob.type }), () => undefined);
  await keep('pictures', { ...picture, file: stored.id });
  return stored.id;
}
