/** 核实、处置、办结、重新办理 (SPC-12, SPC-14). */
import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { choice, choices, prose } from '#kernel/record.ts';
import { type Fault, refuse } from '#kernel/refusal.ts';
import { type ClueRow, clue } from '../records/clue.ts';
import { closeDuties, dutyOf, known, ofHolder, pendingOf, WAITS } from './shared.ts';

/** 核实. */
export const verify = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.verify',
  label: '核实',
  from: ['assigned', 'verified'],
  to: ['verified'],
  tone: 'primary',
  fields: {
    verification: choice('核实结论', { required: true, dictionary: 'dict.clue_verification' }),
    verification_note: prose('核实情况', { required: true, max: 8000 }),
  },
  load: (read, { row }) => pendingOf(read, row.id),
  decide: ({ input, loaded, ctx }) =>
    loaded
      ? refuse('state.handing', WAITS)
      : (known(ctx, 'dict.clue_verification', [input.verification], 'verification', '核实结论') ?? {
          state: 'verified',
          set: { ...input, verified_day: ctx.today },
        }),
});

/** 处置: 纠正、整改、追究责任、容错免责; the last two each with the special explanation that goes with the ledger. */
export const dispose = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.dispose',
  label: '处置',
  from: ['verified', 'disposed'],
  to: ['disposed'],
  tone: 'primary',
  fields: {
    dispositions: choices('处置结果', { required: true, dictionary: 'dict.clue_disposition' }),
    disposition_note: prose('处置情况', { required: true, max: 8000 }),
    ...pick(clue.fields, 'accountability_note', 'exemption_note', 'underlying'),
  },
  decide: ({ input, ctx }) => {
    const strange = known(ctx, 'dict.clue_disposition', input.dispositions, 'dispositions', '处置结果');
    if (strange) return strange;
    const flags = ctx.policy
      .dictionary('dict.clue_disposition')
      .filter((it) => input.dispositions.includes(it.value))
      .map((it) => it.flags ?? []);
    const has = (flag: string) => flags.some((of) => of.includes(flag));
    const faults: Fault[] = [
      ...(has('accountability') && !input.accountability_note
        ? [{ field: 'accountability_note', message: '追究责任的，要写追责问责专题说明' }]
        : []),
      ...(has('exemption') && !input.exemption_note
        ? [{ field: 'exemption_note', message: '容错免责的，要写容错免责专题说明' }]
        : []),
      ...(has('nothing') && input.dispositions.length > 1
        ? [{ field: 'dispositions', message: '“无需处置”不能与别的同选' }]
        : []),
    ];
    if (faults.length > 0)
      return refuse('input.disposition', '处置结果还缺说明，请按提示补上。', {
        faults,
        basis: ['dict.clue_disposition'],
      });
    return { state: 'disposed', set: { ...input, disposed_day: ctx.today } };
  },
});

/** 办结: with the words that whoever holds a receipt code is told. */
export const close = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.close',
  label: '办结',
  from: ['disposed'],
  to: ['closed'],
  tone: 'primary',
  fields: { reply: prose('告知反映人的话', { required: true, max: 1000, hint: clue.fields.reply.hint }) },
  load: async (read, { row, input }) => ({
    pending: await pendingOf(read, row.id),
    copies: await read.many<{ number: string }>(
      sql`select number from clue where copy_of = ${row.id} and state not in ('closed', 'void')`,
    ),
    gives_away:
      (await read.one<{ what: string[] }>(sql`select zs_clue_gives_away(${row.id}, ${input.reply}) as what`))?.what ??
      [],
  }),
  decide: ({ row, input, loaded, ctx }) => {
    if (loaded.pending) return refuse('state.handing', WAITS);
    if (loaded.copies.length > 0)
      return refuse(
        'state.copies',
        `移交的删减件还没有办结：${loaded.copies.map((it) => it.number).join('、')}。请等结果，或者作废后再办结。`,
      );
    if (loaded.gives_away.length > 0)
      return refuse(
        'policy.gives-away',
        '告知的话里有反映人或者被反映人员的姓名、电话，请删去：凭回执编号的人都能看到。',
        {
          faults: [{ field: 'reply', message: '请删去姓名、电话' }],
        },
      );
    return {
      state: 'closed',
      set: { reply: input.reply, closed_day: ctx.today },
      close_duties: closeDuties(row.id),
      // Who sent a copy goes on answering for the original and waits for this.
      ...(row.unit === ctx.actor.unit.code
        ? {}
        : {
            notices: [
              {
                unit: row.unit,
                title: '移交的线索已办结',
                text: `${row.number ?? '线索'}已由承办单位办结，请查看结果。`,
                record: 'clue',
                record_id: row.id,
              },
            ],
          }),
    };
  },
});

/** 重新办理: new facts, or a closing that does not hold. */
export const reopen = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.reopen',
  label: '重新办理',
  from: ['closed'],
  to: ['triaged'],
  tone: 'danger',
  fields: { reason: prose('理由', { required: true, max: 1000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'triaged',
    set: { closed_day: null, disposed_day: null, verified_day: null },
    note: input.reason,
    duties: [dutyOf({ ...row, state: 'triaged' }, ctx.actor.unit.code, row.holder_person)],
  }),
});

/** 作废删减件: one that came back or is not needed. The original is not touched. */
export const voidCopy = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.void-copy',
  label: '作废删减件',
  from: ['registered', 'triaged', 'assigned'],
  to: ['void'],
  tone: 'danger',
  offered: (row, actor) => row.redacted === true && row.holder === actor.unit.code && row.unit === actor.unit.code,
  fields: { reason: prose('理由', { required: true, max: 500 }) },
  load: (read, { row }) => pendingOf(read, row.id),
  decide: ({ row, input, loaded }) =>
    loaded ? refuse('state.handing', WAITS) : { state: 'void', note: input.reason, close_duties: closeDuties(row.id) },
});
