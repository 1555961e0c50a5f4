/** From the query's answer to the open return. Pure. */
import type { Known } from '../cells/book.ts';
import type { SheetAnswer } from '../shapes.ts';
import type { OpenForm, OpenReturn, Remark } from './shapes.ts';
import { answerAt, headAt, SAVE } from './transport.ts';

export function openReturn(answer: SheetAnswer): OpenReturn {
  const row = answer.return;
  const forms = answer.sheets.map(
    (sheet): OpenForm => ({
      id: sheet.form,
      form: sheet.value,
      title: sheet.value.title.replaceAll('{year}', String(row.about_year)),
      rows: sheet.rows,
      expected: sheet.expected,
      last: sheet.last_year,
      answers: sheet.answers,
      head: sheet.head,
    }),
  );
  return {
    id: row.id,
    state: row.state,
    forms,
    cells: answer.sheets.flatMap(cellsOf),
    dictionaries: answer.dictionaries,
    remarks: answer.comments.map(
      (it): Remark => ({
        id: it.id,
        address: it.address ?? '',
        words: it.words,
        by: [it.from_unit_name, it.by].filter(Boolean).join('　'),
        at: it.created_at,
        open: it.state === 'open',
        unit: row.unit,
        answer: it.answer ? `${it.answer}（${it.answered_by ?? ''}）` : null,
      }),
    ),
    sent_back: new Map(
      (
        (row.state === 'returned' ? row.return_cells : null) as { form: string; cell: string; words: string }[] | null
      )?.map((it) => [`${it.form}|${it.cell}`, it.words]) ?? [],
    ),
    open: answer.can.includes(SAVE),
    since: answer.now,
    zero: row.zero === true,
    about: { unit: row.unit, from: String(row.period_from), until: String(row.period_until) },
  };
}

function cellsOf(sheet: SheetAnswer['sheets'][number]): (readonly [string, Known])[] {
  const text = (txt: string): Known => ({ value: { kind: 'text', txt }, version: 1 });
  return [
    ...Object.entries(sheet.cells).map(
      ([address, held]) =>
        [
          `${sheet.form}|${address}`,
          {
            value: held.value,
            version: held.version,
            origin: held.origin,
            reason: held.reason,
            by: held.by ?? undefined,
            sources: held.sources ?? undefined,
          },
        ] as const,
    ),
    ...Object.entries(sheet.answers).map(([code, txt]) => [answerAt(sheet.form, code), text(txt)] as const),
    ...Object.entries(sheet.head).map(([code, txt]) => [headAt(sheet.form, code), text(txt)] as const),
  ];
}
