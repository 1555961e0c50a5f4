import { buffer } from 'node:stream/consumers';
import { refuse } from '#kernel/refusal.ts';
import { XLSX_LIMITS } from './xlsx-limits.ts';
import { openZip } from './zip-guard.ts';

/** Says whether a zip is a Word or an Excel document; archives, and documents with macros in them, are refused. */
export async function sniffZip(source: string | Uint8Array): Promise<'docx' | 'xlsx'> {
  const zip = await openZip(source, XLSX_LIMITS);
  try {
    const names = [...zip.entries.keys()];
    const types = zip.entries.get('[Content_Types].xml');
    const said = types && types.uncompressedSize < 1024 * 1024 ? (await buffer(await zip.read(types))).toString() : '';
    if (
      /macroEnabled/i.test(said) ||
      names.some((name) => /vbaProject|macrosheets\/|\.(exe|dll|js|vbs|bat)$/i.test(name))
    ) {
      throw refuse('input.file_macros', '文档含有宏或程序代码，不能接收。请另存为不含宏的 .docx 或 .xlsx 后上传。');
    }
    if (zip.entries.has('word/document.xml') && said.includes('wordprocessingml.document.main')) return 'docx';
    if (zip.entries.has('xl/workbook.xml') && said.includes('spreadsheetml.sheet.main')) return 'xlsx';
    throw refuse('input.file_archive', '不能接收压缩包。请解压后逐个上传其中的文件。');
  } finally {
    zip.close();
  }
}
