import { command, formOf, pick } from '#kernel/command.ts';
import { day, files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type SpecialSupervisionRow, specialPoint, specialSupervision } from '../records/registers.ts';
import { unitNamed } from './reads.ts';

const faultOf = (field: string, message: string) => refuse(`input.${field}`, message, { faults: [{ field, message }] });

/** 开展专项监督: an activity of the bureau in a region (SUP-01). */
export const startSpecial = command<SpecialSupervisionRow>()({
  name: 'special-supervision.start',
  label: '开展专项监督',
  record: 'special-supervision',
  creates: true,
  right: 'campaigns.run',
  from: [],
  to: ['running'],
  tone: 'primary',
  fields: formOf(specialSupervision),
  decide: ({ input, ctx }) => {
    if (input.until_day && input.until_day < input.from_day) return faultOf('until_day', '结束日期不能早于开始日期。');
    const own = ctx.actor.unit.region.replace(/(00){1,3}$/, '');
    if (!input.place.startsWith(own)) return faultOf('place', '监督区划应在本级管辖范围内，请重新选择。');
    return { state: 'running', set: { ...input } };
  },
});

/** 登记要点检查: one point of the pack's list, in one unit, with what was found. */
export const checkPoint = command<SpecialSupervisionRow>()({
  name: 'special-supervision.check-point',
  label: '登记要点检查',
  record: 'special-supervision',
  right: 'campaigns.run',
  from: ['running'],
  fields: pick(specialPoint.fields, 'point', 'checked_unit', 'checked_on', 'found', 'words', 'evidence'),
  load: (read, { input }) => unitNamed(read, input.checked_unit),
  decide: ({ row, input, loaded: name, ctx }) => {
    const points = ctx.policy.dictionary('dict.special_supervision_point');
    const chosen = points.find((it) => it.value === input.point);
    if (!chosen)
      return faultOf(
        'point',
        points.length > 0
          ? '请从当地文件所列要点中选择。'
          : '当地文件没有列出监督要点（原文未规定），请写在汇总情况中。',
      );
    if (!name) return faultOf('checked_unit', '没有找到被监督单位，请从列表中选择。');
    if (input.checked_on > ctx.today) return faultOf('checked_on', '检查日期不能晚于今天。');
    const id = ctx.newId();
    return {
      create: [{ record: 'special-point', id, values: { ...input, special: row.id, point_name: chosen.label } }],
      result: { point: id },
    };
  },
});

/** 汇总专项监督 (SUP-07). */
export const sumSpecial = command<SpecialSupervisionRow>()({
  name: 'special-supervision.sum-up',
  label: '汇总专项监督',
  record: 'special-supervision',
  right: 'campaigns.run',
  from: ['running', 'summed'],
  to: ['summed'],
  tone: 'primary',
  fields: {
    summary: prose('汇总情况', { required: true, max: 8000 }),
    summary_files: files('汇总材料'),
    summed_on: day('汇总日期', { required: true }),
  },
  decide: ({ input, ctx }) =>
    input.summed_on > ctx.today
      ? faultOf('summed_on', '汇总日期不能晚于今天。')
      : { state: 'summed', set: { ...input } },
});
