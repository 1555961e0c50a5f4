/** The workbook to fill in: labels, hints and drop-down lists, and a second sheet that explains every column. */
import type { XlsxColumn, XlsxSheet } from '../files/xlsx-write.ts';
import type { Choice, Field } from '../record.ts';
import { headerLabel } from './header.ts';
import type { ImportColumn, ImportKind } from './kind.ts';

type Dictionary = (id: string) => readonly Choice[];

const FORMS: Partial<Record<Field['kind'], string>> = {
  int: '整数',
  money: '金额，单位元，最多两位小数',
  day: '日期，如 2026-03-01',
  bool: '是、否',
  choices: '可填多项，用顿号隔开',
  ref: '填编号或名称',
};

/** Choices of a column, known to the code or from the packs. */
export function choicesOf(field: Field, dictionary: Dictionary): readonly Choice[] {
  return field.choices ?? (field.dictionary ? dictionary(field.dictionary) : []);
}

function hintOf({ field }: ImportColumn): string {
  return [field.required ? '必填' : '选填', FORMS[field.kind], field.hint].filter(Boolean).join('；');
}

/** Sheets of the template, for `writeXlsx`. */
export function importTemplate(kind: ImportKind, dictionary: Dictionary): XlsxSheet[] {
  const columns = kind.columns.map((column): XlsxColumn => {
    const { field } = column;
    const labels = field.kind === 'bool' ? ['是', '否'] : choicesOf(field, dictionary).map((c) => c.label);
    return {
      label: headerLabel(field),
      // All cells are text: a spreadsheet program must not turn codes of 18 digits into rounded numbers.
      kind: 'text',
      width: field.kind === 'prose' ? 40 : 20,
      hint: hintOf(column),
      ...(field.kind !== 'choices' && labels.length > 0 ? { choices: labels } : {}),
    };
  });
  return [
    { name: kind.label, columns, rows: [], choice_rows: 2000 },
    {
      name: '填写说明',
      title: `${kind.label}导入：填写说明`,
      notes: [
        ...kind.notes,
        '列的顺序可以调整；多出的列不会导入，会在结果中列出。同一份表可以反复上传，已有的不会重复。',
      ],
      columns: [
        { label: '栏目', width: 24 },
        { label: '填法', width: 50, wrap: true },
        { label: '可选内容', width: 60, wrap: true },
      ],
      rows: kind.columns.map((column) => [
        headerLabel(column.field),
        hintOf(column),
        choicesOf(column.field, dictionary)
          .map((c) => c.label)
          .join('、'),
      ]),
    },
  ];
}
