import { refuse } from '#kernel/refusal.ts';

/** Characters of a stored name, extension included; four bytes each stay below the 255 bytes a file system takes. */
const LONGEST = 60;
/** Marks that turn or hide text, such as U+202E, with which `gpj.exe` shows as `exe.jpg`. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Names that old Windows takes for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name under which an upload is kept and offered again: without folders, controls, direction marks and signs that a
 * file system refuses; at most 60 characters with its extension kept. Throws `input.file_name` for a path that climbs.
 */
export function cleanFileName(given: string): string {
  const bare = given.normalize('NFC').replace(HIDDEN, '');
  const steps = bare.split(/[/\\]/);
  if (steps.includes('..')) throw refuse('input.file_name', '文件名含有上级目录符号，不能接收。请改名后重新上传。');
  const name = (steps.at(-1) ?? '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 11 ? name.slice(dot) : '';
  const stem = [...name.slice(0, name.length - extension.length)]
    .slice(0, LONGEST - extension.length)
    .join('')
    .trim();
  const safe = stem === '' ? '未命名' : DEVICE.test(stem) ? `_${stem}` : stem;
  return safe + extension;
}

/** Extension in lower case without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
