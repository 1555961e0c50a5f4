/** 重复检查 (one department, one item, one firm, more than once a year) and 多头检查 (several departments at one firm), in words. */
export interface Meeting {
  readonly firm: string;
  readonly department: string;
  readonly other: string;
  readonly day: string;
  readonly other_day: string;
  readonly same_unit: boolean;
  readonly same_item: boolean;
}

export interface MeetingFinding {
  readonly kind: 'repeated' | 'manifold';
  readonly words: string;
}

export function meetingWords(meetings: readonly Meeting[]): MeetingFinding[] {
  return meetings.map((it) =>
    it.same_unit
      ? {
          kind: 'repeated',
          words: `重复检查：对${it.firm}的同一事项已安排在${it.day}和${it.other_day}，请核对可否合并。`,
        }
      : {
          kind: 'manifold',
          words: `多头检查：${it.firm}除${it.day}的检查外，${it.other}安排在${it.other_day}${it.same_item ? '检查同一事项' : ''}，请核对可否联合实施。`,
        },
  );
}
