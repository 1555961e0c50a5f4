/** What a key means in the grid. Pure; the page lists them under 快捷键. */

export interface Pressed {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Something is being typed. */
  readonly typing: boolean;
  /** Arrows move within the words that are typed. */
  readonly within: boolean;
}

export type KeyAct =
  | 'tab'
  | 'enter'
  | 'arrow'
  | 'edit'
  | 'cancel'
  | 'one'
  | 'newline'
  | 'clear'
  | 'none'
  | 'no_competence'
  | 'undo'
  | 'redo'
  | 'fill_down'
  | 'all'
  | 'save'
  | 'more'
  | 'fault'
  | 'panel';

const WITH_CTRL: Readonly<Record<string, KeyAct>> = { s: 'save', enter: 'more' };
const WITH_CTRL_RESTING: Readonly<Record<string, KeyAct>> = { z: 'undo', y: 'redo', d: 'fill_down', a: 'all' };
const MOVES = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const FAR = new Set(['Home', 'End', 'PageUp', 'PageDown']);

/** Undefined: the key is not the grid's. */
export function keyAct({ key, ctrl, alt, shift, typing, within }: Pressed): KeyAct | undefined {
  const small = key.toLowerCase();
  if (key === 'Tab') return 'tab';
  if (key === 'F8') return 'fault';
  if (key === 'F6') return 'panel';
  if (ctrl && WITH_CTRL[small]) return WITH_CTRL[small];
  if (alt && small === 'n') return 'none';
  if (alt && small === 'm') return 'no_competence';
  if (typing) {
    if (key === 'Escape') return 'cancel';
    if (key === 'Enter') return alt ? 'newline' : 'enter';
    return MOVES.has(key) && !within && !shift ? 'arrow' : undefined;
  }
  if (ctrl && WITH_CTRL_RESTING[small]) return shift && small === 'z' ? 'redo' : WITH_CTRL_RESTING[small];
  if (key === 'Enter') return 'enter';
  if (key === 'F2') return 'edit';
  if (key === 'Delete' || key === 'Backspace') return 'clear';
  if (key === 'Escape') return 'one';
  return !alt && (MOVES.has(key) || FAR.has(key)) ? 'arrow' : undefined;
}

/** As the page lists them. */
export const KEY_HELP: readonly (readonly [string, string])[] = [
  ['方向键　Home　End　PgUp　PgDn', '移动；加 Shift 选多格，加 Ctrl 到边'],
  ['Tab　Shift+Tab　Enter', '下一格、上一格、下一行；Tab 到最后一格后离开表格'],
  ['直接输入　F2　Esc', '改写、在原内容后修改、放弃修改；文字格内 Alt+Enter 换行'],
  ['Ctrl+C　Ctrl+X　Ctrl+V', '与 Excel、WPS 互相复制、剪切、粘贴；带行名的一块按行名对齐'],
  ['Ctrl+D　Delete', '向下填充、清空'],
  ['Ctrl+Z　Ctrl+Y', '撤销、恢复'],
  ['n　nn（数字格）或 Alt+N　Alt+M', '填“无”、填“无此职权”；没有发生填 0'],
  ['F8　Shift+F8', '下一处、上一处有误'],
  ['F6', '到本格说明（理由、意见、可选项），Esc 回到表格'],
  ['Ctrl+Enter', '增加一条或一行'],
  ['Ctrl+S', '马上保存（平时自动保存）'],
];
