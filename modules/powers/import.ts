/** The catalogue from a workbook; entries come in as drafts and take the way of filing and publishing from there. */
import sql from 'sql-template-tag';
import { importKind } from '#kernel/import/kind.ts';
import { enforcementItem } from './record-item.ts';

const COLUMNS = ['item_code', 'name', 'act_kind', 'basis', 'item_line'] as const;

export const itemImport = importKind({
  name: 'enforcement-item',
  label: '行政执法事项',
  right: 'item.keep',
  columns: COLUMNS.map((name) => ({ name, field: enforcementItem.fields[name] })),
  notes: ['导入的事项为“编制中”，核对后再报送备案、公开。同一单位内编码相同，或名称和职权类型都相同的，视为同一事项。'],
  async write(row, { read, actor, run }) {
    const same = await read.one(sql`select id from "enforcement_item"
      where unit = ${actor.unit.code} and state <> 'stopped'
        and (item_code = ${row.item_code} or (name = ${row.name} and act_kind = ${row.act_kind}))`);
    if (same) return 'present';
    await run('item.draft', row);
    return 'made';
  },
});
