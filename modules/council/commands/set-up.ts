import { command, formOf } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { departmentDictionary } from '../domain/departments.ts';
import { type CouncilRow, council } from '../records/council.ts';
import { councilOf, councilRegion, ofConvener } from './shared.ts';

/** 登记会商机制 (ORG-12): one for a region, kept by the unit that does its daily work. */
export const setUpCouncil = command<CouncilRow>()({
  name: 'council.set-up',
  label: '登记会商机制',
  record: 'council',
  creates: true,
  right: 'council.convene',
  from: [],
  to: ['active'],
  fields: formOf(council),
  load: (read, { ctx }) => councilOf(read, ctx.actor),
  decide: ({ input, loaded, ctx }) => {
    if (loaded)
      return refuse('state.council', `本地区已经登记了“${loaded.title}”。要改内容，请打开它办理“更正”。`, {
        status: 409,
      });
    if (ctx.actor.unit.region !== councilRegion(ctx.actor))
      return refuse('policy.council-level', '会商机制由县级以上建立。请由县级司法行政部门登记。', { status: 409 });
    const entry = departmentDictionary(ctx.policy);
    return {
      set: { ...input, place: ctx.actor.unit.region, pack_basis: ctx.policy.ask(entry).basis },
      basis: [entry, 'council.convener'],
    };
  },
});

export const correctCouncil = command<CouncilRow>()({
  ...ofConvener,
  name: 'council.correct',
  label: '更正',
  record: 'council',
  from: ['active'],
  fields: { ...formOf(council), reason: prose('更正理由', { required: true, max: 500 }) },
  decide: ({ input: { reason, ...set } }) => ({ set, note: reason }),
});

export const endCouncil = command<CouncilRow>()({
  ...ofConvener,
  name: 'council.end',
  label: '停止运行',
  record: 'council',
  from: ['active'],
  to: ['ended'],
  tone: 'danger',
  confirm: '停止以后不能再召开会议。未完成的议定事项仍由责任单位办理。',
  fields: { reason: prose('理由和依据', { required: true, max: 500 }) },
  decide: ({ input }) => ({ state: 'ended', note: input.reason }),
});
