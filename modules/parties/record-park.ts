import { bool, type RowOf, record, text } from '#kernel/record.ts';

/** An industrial park; where `quiet` is set the quiet days of the region's pack apply to the premises in it. */
export const park = record({
  name: 'park',
  label: '园区',
  module: 'parties',
  sharing: 'region',
  title: 'name',
  read: 'firm.read',
  fields: {
    name: text('园区名称', { required: true, max: 100, list: 240, search: true, import: true }),
    quiet: bool('实行安静生产期', { required: true, list: 130, filter: true, import: true }),
  },
});

export interface ParkRow extends RowOf<typeof park> {}
