/** Members and liaisons as the return of the printed list takes them in: those of the reporting unit, each in its table. */
import { offerLedger } from '#modules/returns/ui/index.ts';
import type { ListedMember } from '../queries/member-rows.ts';

type Rows = Readonly<Record<'members' | 'liaisons', readonly ListedMember[]>>;

for (const [table, label] of [
  ['members', '会商成员名册'],
  ['liaisons', '联络员名册'],
] as const)
  offerLedger({
    label,
    record: 'council-member',
    query: 'council.member-rows',
    table,
    columns: ['post', 'contact', 'name'],
    ask: () => ({}),
    lines: (answer) =>
      (answer as Rows)[table].map(({ id, name, post, contact, remark }) => ({
        id,
        row: null,
        row_name: '',
        words: { name, post, contact: contact ?? '', remark: remark ?? '' },
      })),
  });
