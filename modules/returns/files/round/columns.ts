/** Columns of the sheet that holds a whole round: one for each number of a form's printed rows. Pure. */
import type { FormColumn, FormValue } from '#kernel/policy/return-shape.ts';
import { rowsOf } from '../../domain/cells.ts';
import { addressOf } from '../../domain/content.ts';
import { isNumeric } from '../../domain/value.ts';
import { columnLabel } from '../face/head.ts';

export interface RoundColumn {
  /** Address within the form. */
  readonly address: string;
  readonly label: string;
  readonly column: FormColumn;
  /** Worked out, and not read back. */
  readonly computed: boolean;
}

/** Rows that units add are theirs alone and have no column of their own. */
export function roundColumns(form: FormValue): RoundColumn[] {
  return form.tables.flatMap((table) =>
    rowsOf({ ...table, open: table.open && table.rows.length === 0 }).flatMap((row) =>
      table.columns.filter(isNumeric).map((column) => ({
        address: addressOf(table.code, row.code, column.code),
        label: [row.name, columnLabel(column)].filter((it) => it !== '').join(' · '),
        column,
        computed: column.formula !== undefined,
      })),
    ),
  );
}

/** Columns before the numbers. */
export const LEAD = ['单位代码', '单位名称', '状态', '版本', '报送时间'] as const;
