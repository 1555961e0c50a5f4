import sql from 'sql-template-tag';
import { type CommandContext, command, pick } from '#kernel/command.ts';
import { choice, prose, text } from '#kernel/record.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { concerns } from '../domain/concern.ts';
import { ACCEPT_DUTY } from '../domain/duty-kinds.ts';
import { clueHandover, HANDOVER_KINDS } from '../records/around.ts';
import { type ClueRow, OPEN_STATES } from '../records/clue.ts';
import { familyOf, ofHolder, pendingOf, union, unitsOfPersons, WAITS } from './shared.ts';

const GIVEN_AWAY: Readonly<Record<string, string>> = {
  informant: '反映人的姓名',
  phone: '反映人的电话',
  address: '反映人的地址',
  person: '被反映人员的姓名',
};

interface Input {
  readonly kind: string;
  readonly to_unit: string;
  readonly reason: string;
  readonly redaction_reason: string | null;
  readonly copy_title: string | null;
  readonly copy_content: string | null;
}

/** A copy needs a reason on record, words of its own, and nothing in them that gives anybody away. */
function copyRefusal(input: Input, gives_away: readonly string[]): Refusal | undefined {
  const faults = [
    ...(input.redaction_reason ? [] : [{ field: 'redaction_reason', message: '请写明为什么向被反映的单位移交' }]),
    ...(input.copy_title ? [] : [{ field: 'copy_title', message: '请写删减件的标题' }]),
    ...(input.copy_content ? [] : [{ field: 'copy_content', message: '请写删减件的内容' }]),
  ];
  if (faults.length > 0)
    return refuse(
      'policy.redaction',
      '接收单位是被反映的单位，或者被反映的人在那里任职。不能直接移交：要写明理由，并改写一份不含反映人和被反映人员的删减件。',
      { faults },
    );
  if (gives_away.length === 0) return undefined;
  const what = gives_away.map((it) => GIVEN_AWAY[it] ?? it).join('、');
  return refuse('policy.gives-away', `删减件或者移交理由里还有${what}，请删去后再移交。`, {
    faults: [{ field: 'copy_content', message: `还有${what}` }],
  });
}

/** 移交: down, up or across (SPC-11). Until it is accepted the sender answers. Whom it names gets a redacted copy or nothing. */
export const handOver = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.hand-over',
  label: '移交',
  from: OPEN_STATES,
  confirm: '对方接收以前，仍由本单位负责。',
  fields: {
    kind: choice('方式', { required: true, choices: HANDOVER_KINDS.filter((it) => it.value !== 'pull') }),
    ...pick(clueHandover.fields, 'to_unit', 'reason'),
    redaction_reason: text('向被反映单位移交的理由', { max: 500, hint: '接收单位被反映时必填' }),
    copy_title: text('删减件标题', { max: 120, hint: '接收单位被反映时必填' }),
    copy_content: prose('删减件内容', { max: 8000, hint: '不写反映人、来源和被反映人员' }),
  },
  load: async (read, { row, input }) => {
    const family = await familyOf(read, row.id);
    const persons = union(row.barred_persons, ...family.merged.map((it) => it.barred_persons));
    const words = [input.copy_title, input.copy_content, input.reason].join('\n');
    const [to, pending, person_units, given] = await Promise.all([
      read.one<{ name: string; state: string }>(sql`select name, state from unit where code = ${input.to_unit}`),
      pendingOf(read, row.id),
      unitsOfPersons(read, persons),
      read.one<{ what: string[] }>(sql`select zs_clue_gives_away(${row.id}, ${words}) as what`),
    ]);
    const units = union(row.about_units, row.barred_units, ...family.merged.map((it) => it.barred_units));
    return { to, pending, persons, named: { units, person_units }, gives_away: given?.what ?? [] };
  },
  decide: ({ row, input, loaded, ctx }) => {
    if (loaded.pending) return refuse('state.handing', WAITS);
    if (loaded.to?.state !== 'active')
      return refuse('input.to_unit', '没有找到接收单位，或者它已经撤销，请重新选择。', {
        faults: [{ field: 'to_unit', message: '请重新选择' }],
      });
    if (input.to_unit === row.holder)
      return refuse('input.to_unit', '线索就在本单位，不需要移交。', {
        faults: [{ field: 'to_unit', message: '请选择别的单位' }],
      });
    // A copy that stays within the unit it was made for names nobody: it may go on there.
    const complained = concerns(
      input.to_unit,
      row.redacted ? { units: [], person_units: loaded.named.person_units } : loaded.named,
    );
    const redacted = complained || Boolean(input.copy_content);
    const wrong = redacted ? copyRefusal(input, loaded.gives_away) : undefined;
    if (wrong) return wrong;
    return send(ctx, row, input, redacted, loaded.persons);
  },
});

function send(ctx: CommandContext, row: ClueRow, input: Input, redacted: boolean, persons: readonly string[]) {
  const copy = redacted ? ctx.newId() : null;
  const handover = ctx.newId();
  const of_clue = copy ?? row.id;
  return {
    note: redacted ? `向被反映的单位移交删减件，理由：${input.redaction_reason}` : undefined,
    create: [
      ...(copy
        ? [
            {
              record: 'clue',
              id: copy,
              state: row.state === 'registered' ? 'registered' : 'triaged',
              values: copyOf(row, input, persons, ctx),
            },
          ]
        : []),
      {
        record: 'clue-handover',
        id: handover,
        values: {
          clue: of_clue,
          title: `移交${row.number ?? '线索'}${redacted ? '（删减件）' : ''}`,
          kind: input.kind,
          from_unit: ctx.actor.unit.code,
          to_unit: input.to_unit,
          reason: input.reason,
          redacted,
          redaction_reason: input.redaction_reason,
          sent_day: ctx.today,
          sent_by: ctx.actor.name,
          sender: ctx.actor.person,
        },
      },
    ],
    duties: [
      {
        kind: ACCEPT_DUTY,
        title: '接收或者退回移交的一条线索',
        unit: input.to_unit,
        record: 'clue-handover',
        record_id: handover,
        due: null,
      },
    ],
    notices: [
      {
        unit: input.to_unit,
        title: '有一条线索移交给您单位',
        text: '请接收或者退回。',
        record: 'clue-handover',
        record_id: handover,
      },
    ],
    result: { handover, copy },
  };
}

/** What the unit complained of gets: no source, no arrival, no person; those named stay out of the copy as well. */
function copyOf(row: ClueRow, input: Input, persons: readonly string[], ctx: CommandContext) {
  return {
    number: `${row.number ?? ''}（删减件）`,
    title: input.copy_title,
    content: input.copy_content,
    sources: [],
    arrivals: 0,
    received_day: ctx.today,
    categories: row.categories,
    situations: row.situations,
    enterprise: row.enterprise,
    about_units: row.about_units,
    about_names: row.about_names,
    holder: ctx.actor.unit.code,
    holder_person: ctx.actor.person,
    holder_name: ctx.actor.name,
    deadline: row.deadline,
    deadline_note: row.deadline_note,
    redacted: true,
    copy_of: row.id,
    barred_units: [],
    barred_persons: persons,
  };
}
