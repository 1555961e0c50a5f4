import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { prose, ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type ClueRow, clue } from '../records/clue.ts';
import { closeDuties, dutyOf, ofHolder, pendingOf, WAITS } from './shared.ts';

/** 交办: a person of the own unit takes it in hand. */
export const assign = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.assign',
  label: '交办',
  from: ['triaged', 'assigned'],
  to: ['assigned'],
  tone: 'primary',
  fields: {
    person: ref('承办人', { required: true, of: 'person' }),
    ...pick(clue.fields, 'task_force'),
    note: prose('交办意见', { max: 1000 }),
  },
  load: async (read, { row, input, ctx }) => ({
    person: await read.one<{
      name: string;
    }>(sql`select p.name from person p where p.id = ${input.person} and exists (select from post x
      where x.person = p.id and x.unit = ${ctx.actor.unit.code} and x.state = 'active' and x.valid_from <= ${ctx.today}
        and (x.valid_until is null or x.valid_until >= ${ctx.today}))`),
    pending: await pendingOf(read, row.id),
  }),
  decide: ({ row, input, loaded, ctx }) => {
    if (loaded.pending) return refuse('state.handing', WAITS);
    if (!loaded.person)
      return refuse('input.person', '承办人要是本单位在岗的人员，请重新选择。', {
        faults: [{ field: 'person', message: '请选择本单位在岗的人员' }],
      });
    if ((row.barred_persons ?? []).includes(input.person))
      return refuse('policy.named', '这个人是线索反映的人员，不能承办。请选择别人。', {
        faults: [{ field: 'person', message: '请选择别人' }],
      });
    return {
      state: 'assigned',
      set: {
        holder_person: input.person,
        holder_name: loaded.person.name,
        task_force: input.task_force ?? row.task_force,
      },
      note: input.note ?? undefined,
      close_duties: closeDuties(row.id),
      duties: [dutyOf({ ...row, state: 'assigned' }, ctx.actor.unit.code, input.person)],
      notices: [
        {
          unit: ctx.actor.unit.code,
          person: input.person,
          title: '交办给您一条线索',
          text: '请在时限内核查处置。',
          record: 'clue',
          record_id: row.id,
        },
      ],
    };
  },
});
