import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { reaches } from '../domain/change.ts';
import { type UnitRow, unit } from '../records/unit.ts';

/** 登记司法所任务清单 (ORG-07) and the use of the supervision seal (ORG-08). */
export const setStation = command<UnitRow>()({
  name: 'org.set-station',
  label: '登记任务清单和专用章',
  record: 'unit',
  right: 'org.keep-bureau',
  from: ['active'],
  fields: pick(unit.fields, 'station_tasks', 'seal_note'),
  offered: (row, actor) =>
    ['justice-station', 'justice-bureau'].includes(row.kind) &&
    reaches(actor, 'org.keep-bureau', { code: row.code, region: row.region_code, line: row.line_code }),
  decide({ row, input }) {
    if (input.station_tasks && row.kind !== 'justice-station')
      return refuse('input.station-tasks', '任务清单只登记在司法所名下。', {
        faults: [{ field: 'station_tasks', message: '本单位不是司法所' }],
      });
    return { set: input };
  },
});
