/** Members and liaisons (ORG-13): named, replaced, taken off. Who went before stays in the list of former ones. */
import sql from 'sql-template-tag';
import { command, formOf, keepMasked, pick } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { day, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { lineOfCode } from '#kernel/rights.ts';
import { departmentsOf } from '../domain/departments.ts';
import { type CouncilMemberRow, councilMember } from '../records/council.ts';
import { convenes, councilOf, noCouncil, notConvener, ofConvener } from './shared.ts';

const nameOf = (read: Reader, unit: string | null) =>
  unit ? read.one<{ name: string | null }>(sql`select zs_unit_name(${unit}) as name`) : Promise.resolve(undefined);

/** The seat of a member: the department of the document by the unit's line or by its name, else the place's own. */
function seatOf(departments: ReturnType<typeof departmentsOf>, unit: string | null, department: string | null): string {
  const line = unit ? lineOfCode(unit) : '';
  const found = departments.find((it) => it.code === line || (department !== null && it.name === department));
  return found?.code ?? (line || (department ?? ''));
}

export const nameMember = command<CouncilMemberRow>()({
  name: 'council.name-member',
  label: '登记成员或联络员',
  record: 'council-member',
  creates: true,
  right: 'council.convene',
  from: [],
  to: ['serving'],
  fields: formOf(councilMember),
  load: async (read, { input, ctx }) => ({
    council: await councilOf(read, ctx.actor),
    unit: await nameOf(read, input.member_unit),
  }),
  decide: ({ input, loaded, ctx }) => {
    const { council } = loaded;
    if (!council) return noCouncil();
    if (!convenes(council, ctx.actor)) return notConvener();
    const department = input.department ?? loaded.unit?.name ?? null;
    if (!department)
      return refuse('input.department', '请选择成员单位；平台上没有的单位，请填写部门名称。', {
        faults: [{ field: 'department', message: '单位和部门名称要填一项' }],
      });
    const seat = seatOf(departmentsOf(ctx.policy), input.member_unit, department);
    return { set: { ...input, department, seat, council: council.id } };
  },
});

export const correctMember = command<CouncilMemberRow>()({
  ...ofConvener,
  name: 'council.correct-member',
  label: '更正',
  record: 'council-member',
  from: ['serving'],
  fields: pick(councilMember.fields, 'name', 'post', 'contact', 'remark', 'from'),
  decide: ({ row, input }) => ({ set: keepMasked(councilMember, input, row) }),
});

/** 更换: the one before ends the day the new one begins. */
export const replaceMember = command<CouncilMemberRow>()({
  ...ofConvener,
  name: 'council.replace-member',
  label: '更换',
  record: 'council-member',
  from: ['serving'],
  to: ['ended'],
  tone: 'primary',
  fields: {
    ...pick(councilMember.fields, 'name', 'post', 'contact', 'remark'),
    from: day('接任日期', { required: true }),
    reason: text('更换原因', { required: true, max: 100 }),
  },
  decide: ({ row, input: { reason, ...set }, ctx }) => {
    if (set.from < row.from)
      return refuse('input.from', `接任日期不能早于前任的任职日期${row.from}。`, {
        faults: [{ field: 'from', message: '不能早于前任的任职日期' }],
      });
    const { council, kind, member_unit, department, seat } = row;
    const contact = set.contact?.includes('*') ? null : set.contact;
    const id = ctx.newId();
    return {
      state: 'ended',
      set: { until: set.from, until_reason: reason },
      create: [
        { record: 'council-member', id, values: { ...set, contact, council, kind, member_unit, department, seat } },
      ],
      note: `由${set.name}接任：${reason}`,
      result: { next: id },
    };
  },
});

export const endMember = command<CouncilMemberRow>()({
  ...ofConvener,
  name: 'council.end-member',
  label: '离任，暂无接任',
  record: 'council-member',
  from: ['serving'],
  to: ['ended'],
  fields: { until: day('离任日期', { required: true }), reason: text('离任原因', { required: true, max: 100 }) },
  decide: ({ row, input }) =>
    input.until < row.from
      ? refuse('input.until', '离任日期不能早于任职日期。', {
          faults: [{ field: 'until', message: '不能早于任职日期' }],
        })
      : { state: 'ended', set: { until: input.until, until_reason: input.reason } },
});
