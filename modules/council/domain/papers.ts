/** Minutes, bulletin and member list as paper. Pure: rows in, document model out. */
import { type Block, chineseDay, type DocumentModel } from '#kernel/files/document-model.ts';

const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));

export interface PaperItem {
  readonly title: string;
  readonly owner_name: string | null;
  readonly owner: string;
  readonly helper_names: readonly string[] | null;
  readonly due: string;
  readonly proof_required: string;
}

const itemTable = (caption: string, items: readonly PaperItem[]): Block[] =>
  items.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption,
          columns: [
            { label: '序号', weight: 0.5, align: 'centre' },
            { label: '议定事项', weight: 3 },
            { label: '责任单位', weight: 1.5 },
            { label: '配合单位', weight: 1.5 },
            { label: '完成时限', weight: 1.3, align: 'centre' },
            { label: '完成证明', weight: 1.5 },
          ],
          rows: items.map((it, i) => [
            String(i + 1),
            it.title,
            it.owner_name ?? it.owner,
            it.helper_names?.join('、') ?? '',
            it.due,
            it.proof_required,
          ]),
        },
      ];

export interface MinutesPaper {
  readonly title: string;
  readonly issuer: string;
  readonly kind: string;
  readonly day: string;
  readonly place: string | null;
  readonly present: readonly string[];
  readonly others: string | null;
  readonly minutes: string;
  readonly items: readonly PaperItem[];
  readonly confirmed_day: string | null;
  readonly confirmed_by: string | null;
}

export function minutesPaper(it: MinutesPaper, demo: boolean): DocumentModel {
  return {
    title: `${it.title}纪要`,
    issuer: it.issuer,
    number: it.confirmed_day ? undefined : '（草稿，纪要未确认）',
    blocks: [
      {
        kind: 'fields',
        pairs: 2,
        items: [
          { label: '会议种类', value: it.kind },
          { label: '召开日期', value: chineseDay(it.day) },
          { label: '地点', value: it.place ?? '' },
          { label: '确认', value: it.confirmed_day ? `${it.confirmed_by ?? ''}　${chineseDay(it.confirmed_day)}` : '' },
        ],
      },
      { kind: 'paragraph', text: `出席：${it.present.join('、') || '（没有登记）'}` },
      ...(it.others ? paragraphs(`列席：${it.others}`) : []),
      ...paragraphs(it.minutes),
      ...itemTable('议定事项', it.items),
    ],
    demo,
  };
}

export interface BulletinPaper {
  readonly title: string;
  readonly issuer: string;
  readonly body: string;
  readonly sent_day: string | null;
  readonly to: readonly string[];
}

export function bulletinPaper(it: BulletinPaper, demo: boolean): DocumentModel {
  return {
    title: it.title,
    issuer: it.issuer,
    number: it.sent_day ? undefined : '（草稿，未发出）',
    blocks: [
      ...(it.to.length > 0 ? [{ kind: 'paragraph', text: `${it.to.join('、')}：`, align: 'flush' } as Block] : []),
      ...paragraphs(it.body),
      { kind: 'paragraph', text: it.issuer, align: 'right' },
      { kind: 'paragraph', text: it.sent_day ? chineseDay(it.sent_day) : '　　年　月　日', align: 'right' },
    ],
    demo,
  };
}

export interface ListPaper {
  readonly title: string;
  readonly unit: string;
  readonly day: string;
  /** Names of the four printed columns, from the form. */
  readonly columns: readonly string[];
  readonly parts: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
}

/** The printed form: two parts of the same columns, the unit that fills it in and its seal above. */
export function listPaper(it: ListPaper, demo: boolean): DocumentModel {
  return {
    title: it.title,
    blocks: [
      {
        kind: 'fields',
        pairs: 2,
        items: [
          { label: '填报单位（盖章）', value: it.unit },
          { label: '填报日期', value: chineseDay(it.day) },
        ],
      },
      ...it.parts.map(
        (part): Block => ({
          kind: 'table',
          columns: [{ label: part.name, weight: 1.6 }, ...it.columns.map((label) => ({ label }))],
          rows: part.rows,
        }),
      ),
    ],
    demo,
  };
}
