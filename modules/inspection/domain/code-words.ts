/** Each wrong code has words of its own: what it is and what to do. */
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Misfit } from './codes.ts';

export type CodeTrouble = 'no-such' | 'unreadable' | 'forged' | 'expired' | 'early' | 'used' | Misfit;

const WORDS: Readonly<Record<CodeTrouble, string>> = {
  'no-such': '没有这个短码，或者它已经过期。请核对屏幕上现在显示的8位数字，也可以扫码。',
  unreadable: '这不是入企核验码，请扫描任务码、企业码或者执法人员电子证照码。',
  forged: '这个码不是本平台签发的，已拒绝。请让对方在本平台重新出示。',
  expired: '这个码已经过期，请让对方刷新后重新扫描。',
  early: '这个码的时间晚于平台时间，请核对出示码的手机的时间后重新出示。',
  used: '这个码已经用过，一个码只能入企一次。请刷新后重新扫描。',
  'other-task': '这是另一项检查的任务码，请出示本次检查的任务码。',
  'other-firm': '这是另一家企业的码，与本次检查的企业不符，请核对后重新扫描。',
  'other-place': '这是该企业另一处场所的码，与本次检查的场所不符，请核对场所。',
  'other-unit': '这是其他单位的码，不能用于本单位的检查。',
  'other-officer': '这个证照码的持有人不在本次检查的执法人员之列，请更换人员或者出示列名人员的码。',
};

export function codeRefusal(why: CodeTrouble): Refusal {
  return refuse(`policy.code-${why}`, WORDS[why], {
    basis: ['check.entry_code'],
    faults: [{ field: 'code', message: WORDS[why] }],
  });
}
