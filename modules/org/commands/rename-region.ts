import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { rename } from '../domain/change.ts';
import { changeFields, regionSubject } from '../domain/subject.ts';
import type { RegionRow } from '../records/region.ts';

/** 区划更名. */
export const renameRegion = command<RegionRow>()({
  name: 'org.rename-region',
  label: '区划更名',
  record: 'region',
  right: 'org.keep',
  from: ['active'],
  fields: { name: text('新名称', { required: true, max: 60 }), ...changeFields },
  decide: ({ row, input, ctx }) => rename(regionSubject(row), input.name, input, ctx.today),
});
