/** Words of the public forms. The levels of a rating come with the visit, from the packs of its region. */

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
  { value: 'unsure', label: '记不清' },
] as const;

/** Few, plain, and about the agency's conduct only. */
export const QUESTIONS = [
  { code: 'showed-certificate', text: '检查人员主动出示执法证件了吗？', options: YES_NO },
  { code: 'told-why', text: '检查人员讲清检查的理由和依据了吗？', options: YES_NO },
  { code: 'disturbed', text: '检查干扰正常生产经营了吗？', options: YES_NO },
  { code: 'asked-for-benefits', text: '检查人员要求付费、接受招待或者指定中介服务了吗？', options: YES_NO },
] as const;

export const labelOf = (
  choices: readonly { readonly value: string; readonly label: string }[],
  value: string,
): string => choices.find((choice) => choice.value === value)?.label ?? '';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as people say it, in the office's time. */
export function moment(iso: string | null | undefined): string {
  const ms = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(ms) ? '' : clock.format(ms);
}

/** `2026-03-01` as 2026年3月1日. */
export function dayWords(day: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : '';
}
