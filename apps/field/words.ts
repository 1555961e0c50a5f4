/** Words of the phone's screens; values are those of the inspection records. */

export const RESULTS = [
  { value: 'clean', label: '未发现问题' },
  { value: 'corrected', label: '当场改正' },
  { value: 'ordered', label: '责令限期改正' },
  { value: 'case', label: '拟立案查处' },
  { value: 'transferred', label: '移送其他机关' },
] as const;

export const SERIOUSNESS = [
  { value: 'none', label: '符合' },
  { value: 'minor', label: '一般问题' },
  { value: 'serious', label: '严重问题' },
  { value: 'not-applicable', label: '不适用' },
] as const;

export const STATES: Readonly<Record<string, string>> = {
  planned: '待批准',
  approved: '已批准、待入企',
  entered: '已入企',
  recorded: '已作笔录',
  result: '已录结果',
  closed: '已办结',
  cancelled: '已取消',
};

/** Names of the hard checks, to say which one asks to be acknowledged. */
export const CHECKS: Readonly<Record<string, string>> = {
  'check.head_approval': '检查前未经负责人批准',
  'check.head_approval.urgent': '紧急检查未先批准',
  'check.two_officers': '持证执法人员不足',
  'check.officer_certificate.alone': '无证人员独立执法',
  'check.officer_certificate.accompanied': '无证人员随同',
  'check.auxiliary_as_officer': '辅助人员实施检查',
  'check.item_published': '检查事项未公布',
  'check.entry_code': '入企前未扫码',
  'check.entry_place': '入企地点远离登记场所',
  'check.plan_filed': '不在已备案的计划内',
  'check.visits_cap': '超过年度频次上限',
  'check.quiet_days': '安静生产期入园',
};

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 11月22日 09:30, in the office's time. */
export function moment(iso: string | null | undefined): string {
  const ms = iso ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) return '';
  const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
}

/** `2026-03-01` as 3月1日. */
export function dayWords(day: string | null | undefined): string {
  const parts = /^\d{4}-(\d{2})-(\d{2})/.exec(day ?? '');
  return parts ? `${Number(parts[1])}月${Number(parts[2])}日` : '';
}

/** One day, or from one to another. */
export const daysWords = (from: string, until: string): string =>
  from === until ? dayWords(from) : `${dayWords(from)}至${dayWords(until)}`;
