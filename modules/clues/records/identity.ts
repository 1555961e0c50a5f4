/** Who gave the information: apart from the text, never shown by a list, a page or an export; opened by two persons, for a short time, on record. */
import { choice, instant, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 反映人身份. Kept by the unit that took the matter in and never handed on with the clue. */
export const clueIdentity = record({
  name: 'clue-identity',
  label: '反映人身份',
  module: 'clues',
  sharing: 'unit',
  title: 'note',
  read: 'clue.read-identity',
  fields: {
    arrival: ref('来件', { of: 'clue-arrival', required: true, derived: true, filter: true, list: 'on-demand' }),
    note: text('说明', { derived: true, max: 60, list: true }),
    informant: text('反映人', { max: 60, personal: true, seen: 'never', export: false }),
    phone: text('电话', { max: 40, personal: true, seen: 'never', export: false }),
    address: text('地址', { max: 200, personal: true, seen: 'never', export: false }),
    /** Digits of the telephone, digested: two arrivals from one telephone are told apart from others without saying whose it is. */
    phone_digest: text('电话摘要', { derived: true, personal: true, seen: 'never', export: false }),
  },
});

export const OPENING_REASONS = [
  { value: 'contact', label: '向反映人核实情况' },
  { value: 'reply', label: '答复反映人' },
  { value: 'protect', label: '保护反映人' },
  { value: 'request', label: '依法提供给有权机关' },
] as const;

/** 查看身份的申请: one asks, another allows; then it is open for a short time. */
export const clueOpening = record({
  name: 'clue-opening',
  label: '查看反映人身份的申请',
  module: 'clues',
  sharing: 'unit',
  title: 'title',
  read: 'clue.read-identity',
  states: {
    asked: { label: '待批准', tone: 'attention' },
    approved: { label: '已批准', tone: 'waiting' },
    refused: { label: '未批准', tone: 'stopped', final: true },
    ended: { label: '已到期', tone: 'plain', final: true },
  },
  fields: {
    title: text('事项', { derived: true, max: 120, list: true }),
    arrival: ref('来件', { of: 'clue-arrival', required: true, derived: true, filter: true, list: 'on-demand' }),
    reason: choice('理由', { required: true, choices: OPENING_REASONS, list: 160 }),
    words: prose('说明', { required: true, max: 1000 }),
    asked_by: text('申请人编号', { derived: true, seen: 'never', export: false }),
    asked_name: text('申请人', { derived: true, max: 60, list: 110 }),
    answered_by: text('批准人编号', { derived: true, seen: 'never', export: false }),
    answered_name: text('批准人', { derived: true, max: 60, list: 110 }),
    answer: prose('批准意见', { derived: true, max: 1000 }),
    open_until: instant('开放至', { derived: true, list: 150 }),
  },
});

export interface ClueIdentityRow extends RowOf<typeof clueIdentity> {}
export interface ClueOpeningRow extends RowOf<typeof clueOpening> {}
