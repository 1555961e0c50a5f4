/** Minutes: drafted with who was there, and confirmed; what was agreed becomes duties at that moment (ORG-14). */
import sql from 'sql-template-tag';
import { type Change, command, type NewDuty, type NewNotice } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { day, files, prose, refs } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { BULLETIN_DUTY, HELP_DUTY } from '../domain/duty-kinds.ts';
import { itemDuty } from '../domain/item-duty.ts';
import type { AgreedItemRow } from '../records/agreed-item.ts';
import type { CouncilMeetingRow } from '../records/meeting.ts';
import { ofConvener } from './shared.ts';

export const draftMinutes = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.draft-minutes',
  label: '起草纪要',
  record: 'council-meeting',
  from: ['scheduled', 'minuted'],
  to: ['minuted'],
  tone: 'primary',
  fields: {
    held_day: day('实际召开日期', { required: true }),
    present: refs('出席的成员和联络员', { of: 'council-member' }),
    others: prose('列席人员', { max: 1000 }),
    minutes: prose('会议纪要', { required: true, max: 20_000 }),
    papers: files('会议材料'),
  },
  load: (read, { row, input }) =>
    read.one<{
      strangers: number;
    }>(sql`select count(*)::integer as strangers from unnest(${input.present ?? []}::uuid[]) p(id)
      where not exists (select from council_member m where m.id = p.id and m.council = ${row.council})`),
  decide: ({ input, loaded, ctx }) => {
    if (input.held_day > ctx.today)
      return refuse('input.held_day', '召开日期还没有到，不能起草纪要。', {
        faults: [{ field: 'held_day', message: '不能晚于今天' }],
      });
    if ((loaded?.strangers ?? 0) > 0)
      return refuse('input.present', '出席人员中有的不是本会商机制的成员或联络员，请重新选择；其他人写在列席人员。', {
        faults: [{ field: 'present', message: '请从成员和联络员中选择' }],
      });
    return { state: 'minuted', set: { ...input, drafted_by: ctx.actor.name } };
  },
});

interface Agreed extends AgreedItemRow {
  readonly helper_units: readonly string[] | null;
}

async function around(read: Reader, row: CouncilMeetingRow) {
  const [agreed, postponed, unfinished] = await Promise.all([
    read.many<Agreed>(sql`select i.*, (select array_agg(u.code order by u.code) from unit u where u.id = any(i.helpers)) as helper_units
      from agreed_item i where i.meeting = ${row.id} and i.state = 'draft' order by i.created_at, i.id`),
    read.many<{ id: string }>(sql`select id from council_topic where meeting = ${row.id} and state = 'agenda'`),
    read.many<{ id: string; carried: number | null }>(sql`select id, carried from agreed_item
      where council = ${row.council} and meeting <> ${row.id} and state in ('open', 'reported', 'not-done')`),
  ]);
  return { agreed, postponed, unfinished };
}

function dutiesOf(item: Agreed, convener: string): NewDuty[] {
  const owed = itemDuty(item, convener);
  const helpers = (item.helper_units ?? []).filter((unit) => unit !== item.owner);
  return [
    owed,
    ...helpers.map((unit) => ({ ...owed, kind: HELP_DUTY, title: `配合办理会商议定事项：${item.title}`, unit })),
  ];
}

function noticesOf(item: Agreed): NewNotice[] {
  const text = `${item.due}前完成，以${item.proof_required}证明。${item.requirement ?? ''}`;
  return [
    {
      unit: item.owner,
      title: `会商议定事项交您单位办理：${item.title}`,
      text,
      record: 'agreed-item',
      record_id: item.id,
    },
  ];
}

export const confirmMinutes = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.confirm-minutes',
  label: '确认纪要',
  record: 'council-meeting',
  right: 'council.confirm',
  from: ['minuted'],
  to: ['confirmed'],
  tone: 'primary',
  confirm: '确认以后纪要不能再改，每个议定事项立即成为责任单位的待办。没有会商的议题退回待安排。',
  fields: {},
  load: (read, { row }) => around(read, row),
  decide: ({ row, loaded: { agreed, postponed, unfinished }, ctx }) => {
    const due = ctx.policy.due('deadline.council_bulletin', ctx.today);
    const changes: Change[] = [
      ...agreed.map((it): Change => ({ record: 'agreed-item', id: it.id, state: 'open', set: { carried: 0 } })),
      ...postponed.map(
        (it): Change => ({ record: 'council-topic', id: it.id, state: 'proposed', set: { meeting: null } }),
      ),
      ...unfinished.map(
        (it): Change => ({ record: 'agreed-item', id: it.id, set: { carried: (it.carried ?? 0) + 1 } }),
      ),
    ];
    return {
      state: 'confirmed',
      set: { confirmed_day: ctx.today, confirmed_by: ctx.actor.name },
      change: changes,
      duties: [
        ...agreed.flatMap((it) => dutiesOf(it, row.unit)),
        {
          kind: BULLETIN_DUTY,
          title: `向成员单位通报：${row.title}`,
          unit: row.unit,
          record: 'council-meeting',
          record_id: row.id,
          due: due.day,
          provisional: due.provisional,
          basis: 'deadline.council_bulletin',
          thread: row.id,
        },
      ],
      notices: agreed.flatMap(noticesOf),
      note: `议定事项${agreed.length}项${unfinished.length > 0 ? `，带入未完成的${unfinished.length}项` : ''}`,
      basis: ['deadline.council_bulletin'],
      result: { items: agreed.length, carried: unfinished.length, postponed: postponed.length },
    };
  },
});
