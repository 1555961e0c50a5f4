/** What a reported plan says, in the fields of the register: its courses as lines, its hours by kind. Pure. */

/** The part of a return's frozen content that is read here. */
export interface ReportedPlan {
  readonly sheets: readonly {
    readonly rows: readonly { readonly code: string; readonly place: number }[];
    readonly cells: Readonly<Record<string, { readonly value: ReportedValue }>>;
  }[];
}

type ReportedValue =
  | { readonly kind: 'number'; readonly num: number }
  | { readonly kind: 'text'; readonly txt: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'no_competence' };

export interface PlanContent {
  readonly content: string;
  readonly hours_public_law: number | null;
  readonly hours_business_skill: number | null;
  readonly hours_politics: number | null;
}

/** Hours are kept as whole numbers of their last digit, which is a tenth. */
const TENTHS = 10;
const LONGEST = 8000;
const TABLE = 'courses';

/** `kinds`: words of the kinds of hours. */
export function planContent(reported: ReportedPlan, kinds: ReadonlyMap<string, string>): PlanContent {
  const hours = new Map<string, number>();
  const lines: string[] = [];
  for (const { rows, cells } of reported.sheets)
    for (const { code } of [...rows].sort((a, b) => a.place - b.place)) {
      const at = (column: string) => cells[`${TABLE}|${code}|0|${column}`]?.value;
      const words = (column: string) => textOf(at(column));
      const lasting = at('hours');
      const kind = words('kind');
      const length = lasting?.kind === 'number' ? lasting.num / TENTHS : 0;
      if (kind) hours.set(kind, (hours.get(kind) ?? 0) + length);
      const more = [
        kind ? (kinds.get(kind) ?? kind) : '',
        words('for_whom'),
        words('persons') ? `${words('persons')}人` : '',
        length > 0 ? `${length}学时` : '',
        words('month'),
        words('organiser'),
        words('test'),
      ].filter(Boolean);
      lines.push(`${lines.length + 1}. ${words('topic')}${more.length > 0 ? `（${more.join('，')}）` : ''}`);
    }
  const of = (kind: string) => {
    const sum = hours.get(kind);
    return sum === undefined ? null : Math.round(sum);
  };
  return {
    content: (lines.join('\n') || '见报送的报表').slice(0, LONGEST),
    hours_public_law: of('public_law'),
    hours_business_skill: of('business_skill'),
    hours_politics: of('politics'),
  };
}

function textOf(value: ReportedValue | undefined): string {
  if (value?.kind === 'text') return value.txt;
  return value?.kind === 'number' ? String(value.num) : '';
}
