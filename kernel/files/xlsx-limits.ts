import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What a workbook handed in may contain. Sizes in bytes after unpacking. */
export interface XlsxLimits {
  readonly max_entries: number;
  readonly max_bytes: number;
  /** Unpacked to packed size of one part, judged above 8 MiB. */
  readonly max_ratio: number;
  readonly max_rows: number;
  readonly max_columns: number;
  readonly max_cells: number;
  /** Characters of all shared texts together. */
  readonly max_text: number;
}

/** Wide enough for 200,000 rows of a register, narrow enough that a hostile file is refused in seconds. */
export const XLSX_LIMITS: XlsxLimits = {
  max_entries: 1_000,
  max_bytes: 512 * 1024 * 1024,
  max_ratio: 250,
  max_rows: 200_000,
  max_columns: 500,
  max_cells: 10_000_000,
  max_text: 100_000_000,
};

const SAVE_AGAIN = '请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再上传。';

/** Every way a workbook is refused, in one place; each message says what to do. */
export const XLSX_REFUSALS = {
  not_xlsx: () => refuse('input.xlsx_unreadable', `文件不是 .xlsx 工作簿或已损坏。${SAVE_AGAIN}`),
  old_format: () => refuse('input.xlsx_old_format', `文件是旧版 .xls 格式。${SAVE_AGAIN}`),
  encrypted: () => refuse('input.xlsx_encrypted', '工作簿设有打开密码。请在 WPS 或 Excel 中取消密码并保存，再上传。'),
  binary: () => refuse('input.xlsx_binary', `文件是 .xlsb 二进制工作簿。${SAVE_AGAIN}`),
  macros: () => refuse('input.xlsx_macros', `工作簿含有宏代码，不能上传。${SAVE_AGAIN}`),
  bad_name: () =>
    refuse('input.xlsx_bad_entry', '工作簿内部的文件名不合规范，可能被人改动过。请从系统重新下载模板填写后上传。'),
  doctype: () =>
    refuse('input.xlsx_doctype', '工作簿内部含有不允许的外部定义（DOCTYPE），已拒收。请从系统重新下载模板填写后上传。'),
  bomb: () => refuse('too-large.xlsx_ratio', '工作簿的压缩比例异常，已拒收。请删除空白行列和多余格式，另存后上传。'),
  bytes: (most: number) =>
    refuse(
      'too-large.xlsx_bytes',
      `工作簿解压后超过 ${Math.floor(most / 1024 / 1024)} 兆字节，请拆成几个文件分批上传。`,
    ),
  entries: () => refuse('too-large.xlsx_entries', '工作簿内部文件过多。请只保留需要上报的工作表，另存后上传。'),
  rows: (most: number) => refuse('too-large.xlsx_rows', `工作表超过 ${most} 行，请拆成几个文件分批上传。`),
  columns: (most: number) => refuse('too-large.xlsx_columns', `工作表超过 ${most} 列。请删除模板以外的列后上传。`),
  cells: (most: number) => refuse('too-large.xlsx_cells', `工作表超过 ${most} 个单元格，请拆成几个文件分批上传。`),
  text: () => refuse('too-large.xlsx_text', '工作簿中的文字总量过大，请拆成几个文件分批上传。'),
  no_sheet: (name: string) =>
    refuse('input.xlsx_no_sheet', `工作簿中没有名为“${name}”的工作表。请从系统重新下载模板填写后上传。`),
} as const satisfies Record<string, (...args: never[]) => Refusal>;
