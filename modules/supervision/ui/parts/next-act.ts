/** Who must act on a card or a document, and by when. Pure. */

export interface NextAct {
  readonly who: '被监督单位' | '监督机构' | '无';
  readonly what: string;
  readonly due: string | null;
  readonly late: boolean;
}

const NONE: NextAct = { who: '无', what: '已结束', due: null, late: false };

interface CardLike {
  readonly state: string;
  readonly explain_due?: string | null;
  /** What a firm or an informant said: only the supervising side acts. */
  readonly confidential?: boolean;
}

/** The next act on an alert card. A card not explained in time falls to the bureau as well. */
export function nextOfCard(card: CardLike, today: string): NextAct {
  const due = card.explain_due ?? null;
  switch (card.state) {
    case 'open':
    case 'reopened':
      if (card.confidential) return { who: '监督机构', what: '核实', due: null, late: false };
      if (due !== null && due < today)
        return { who: '监督机构', what: '督促或制发文书（逾期未说明）', due, late: true };
      return { who: '被监督单位', what: '说明情况', due, late: false };
    case 'explained':
      return { who: '监督机构', what: '核对说明', due: null, late: false };
    case 'in-document':
      return { who: '被监督单位', what: '按监督文书整改', due: null, late: false };
    default:
      return NONE;
  }
}

/** How long a card has been open: 今天发出, 3天. */
export function age(opened: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(opened)) / 86_400_000);
  return days <= 0 ? '今天发出' : `${days}天`;
}

/** What an act was done to, without the day that stands beside it anyway. */
export const plainSubject = (title: unknown): string =>
  typeof title === 'string' ? title.replace(/\s*\d{4}-\d{2}-\d{2}$/, '') : '';

/** Title of a card without its light, which has a column of its own. */
export const plainTitle = (title: string): string => title.replace(/^[红黄]灯：/, '');
