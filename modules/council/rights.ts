/** Who may do what in a council: its convener runs it, every member unit takes part. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const rights: Readonly<Record<string, string>> = {
  'council.read': '查看会商机制、会议和议定事项',
  'council.take-part': '提议会议和议题、报告议定事项进展、阅收通报',
  'council.convene': '召集会议、起草纪要、核查议定事项、发通报',
  'council.confirm': '确认会议纪要',
  'council.contact': '查看成员和联络员的联系方式',
};

const at = (reach: Reach, ...names: string[]): Grant[] => names.map((right) => ({ right: `council.${right}`, reach }));

const member = at('unit', 'read', 'take-part');
const bureau = at('unit', 'read', 'take-part', 'convene', 'contact');

export const grants: Readonly<Record<string, readonly Grant[]>> = {
  officer: at('unit', 'read'),
  clerk: member,
  'agency-head': member,
  'line-leader': member,
  'law-office': at('unit', 'read'),
  supervisor: bureau,
  'bureau-head': [...bureau, ...at('unit', 'confirm')],
};
