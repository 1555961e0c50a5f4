/** Every way a file that comes back is refused as a whole; each message says what to do. */
import { type Refusal, refuse } from '#kernel/refusal.ts';

const AGAIN = '请从这份报表页面重新下载表格，填写后再导入。';

export const NO = {
  foreign: () => refuse('input.return-file-foreign', `这不是从本平台下载的报表文件，缺少校验信息，不能导入。${AGAIN}`),
  damaged: () => refuse('input.return-file-damaged', `文件里的校验信息已损坏，不能导入。${AGAIN}`),
  tampered: () =>
    refuse('input.return-file-tampered', `文件里的校验信息被改动过，或者不是本平台发出的，不能导入。${AGAIN}`),
  other: (title: string, unit: string) =>
    refuse(
      'input.return-file-other',
      `这份文件是“${unit}”的“${title}”，不是当前这份报表的。请核对后选择正确的文件，或到对应的报表页面导入。`,
    ),
  other_form: (title: string) =>
    refuse('input.return-file-form', `文件里的“${title}”不在当前这份报表应报的表格之列，不能导入。${AGAIN}`),
  no_sheet: (title: string) =>
    refuse('input.return-file-sheet', `文件里找不到“${title}”这张表，可能被删除或另存到了别处。${AGAIN}`),
  head: (title: string, ref: string, label: string) =>
    refuse(
      'input.return-file-head',
      `“${title}”的表头与下载时不一致（${ref} 处应为“${label}”），可能移动或删除过列。${AGAIN}`,
    ),
  links: () =>
    refuse(
      'input.return-file-links',
      '工作簿含有外部链接、嵌入对象或数据连接，不能导入。请在 WPS 或 Excel 中断开链接、删除嵌入的对象，保存后再导入。',
    ),
  version: (n: number) =>
    refuse(
      'conflict.return-file-version',
      `这份文件下载之后，报表又报送过第 ${n} 版。请重新下载最新的表格，把要改的内容填进去再导入。`,
    ),
} as const satisfies Record<string, (...args: never[]) => Refusal>;
