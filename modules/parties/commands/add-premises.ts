import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { keeperAt } from '../domain/place.ts';
import { type PremisesRow, premises } from '../record-premises.ts';
import { firmOf, place } from './shared.ts';

/** Adds a place of work to a firm; it may lie in another region than the firm's own. */
export const addPremises = command<PremisesRow>()({
  name: 'premises.add',
  label: '添加经营场所',
  record: 'premises',
  creates: true,
  right: 'firm.register',
  from: [],
  fields: { ...formOf(premises), place },
  load: (read, { input }) => firmOf(read, input.firm),
  decide: ({ input, loaded: owner, ctx }) => {
    if (!owner) return refuse('missing.firm', '没有找到这个经营主体，请先登记。');
    if (owner.state !== 'active')
      return refuse('state.firm', `“${owner.name}”不是存续状态，不能添加场所；已合并的请选择保留的主体。`);
    const { place: region, ...own } = input;
    return { set: own, keeper: keeperAt(ctx.actor.unit, region ?? owner.region) };
  },
});
