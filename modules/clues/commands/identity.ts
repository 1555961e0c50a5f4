/** 查看反映人身份: one asks with a reason, another allows; then it is open to the asker for a short time. Each look is in the access log. */
import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ALLOW_DUTY } from '../domain/duty-kinds.ts';
import { type ClueOpeningRow, clueOpening } from '../records/identity.ts';

/** How long an identity stays open once allowed. A matter of the desk, which no document knows. */
const OPEN_MINUTES = 30;
const MINUTE_MS = 60_000;

export const askIdentity = command<ClueOpeningRow>()({
  name: 'clue.ask-identity',
  label: '申请查看反映人身份',
  record: 'clue-opening',
  creates: true,
  right: 'clue.open-identity',
  from: [],
  fields: pick(clueOpening.fields, 'arrival', 'reason', 'words'),
  load: (read, { input }) =>
    read.one<{ title: string; number: string | null }>(
      sql`select a.title, c.number from clue_identity i join clue_arrival a on a.id = i.arrival join clue c on c.id = a.clue
        where i.arrival = ${input.arrival} limit 1`,
    ),
  decide: ({ input, loaded, ctx }) => {
    if (!loaded)
      return refuse(
        'missing.identity',
        '这次来件没有留下反映人身份，或者不是本单位接收的。身份只由接收单位保管，请与接收单位联系。',
      );
    const id = ctx.newId();
    return {
      id,
      set: {
        ...input,
        title: `查看${loaded.number ?? '线索'}${loaded.title ?? ''}的反映人身份`,
        asked_by: ctx.actor.person,
        asked_name: ctx.actor.name,
      },
      duties: [
        {
          kind: ALLOW_DUTY,
          title: '批准或者不批准查看反映人身份',
          unit: ctx.actor.unit.code,
          record: 'clue-opening',
          record_id: id,
          due: null,
        },
      ],
    };
  },
});

const answering = {
  record: 'clue-opening',
  right: 'clue.allow-identity',
  from: ['asked'],
  other_than: [{ field: 'asked_by', message: '查看身份要由两个人办：不能批准自己的申请，请另一人批准。' }],
} as const;

export const allowIdentity = command<ClueOpeningRow>()({
  ...answering,
  name: 'clue.allow-identity',
  label: '批准查看',
  to: ['approved'],
  tone: 'primary',
  fields: { answer: prose('批准意见', { max: 1000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'approved',
    set: {
      answer: input.answer,
      answered_by: ctx.actor.person,
      answered_name: ctx.actor.name,
      open_until: new Date(Date.parse(ctx.now) + OPEN_MINUTES * MINUTE_MS).toISOString(),
    },
    close_duties: [{ record_id: row.id, kind: ALLOW_DUTY }],
    notices: [
      {
        unit: row.unit,
        person: row.asked_by ?? undefined,
        title: '查看反映人身份的申请已批准',
        text: `请在${OPEN_MINUTES}分钟内查看，每次查看都有记录。`,
        record: 'clue-opening',
        record_id: row.id,
      },
    ],
  }),
});

export const denyIdentity = command<ClueOpeningRow>()({
  ...answering,
  name: 'clue.deny-identity',
  label: '不批准',
  to: ['refused'],
  tone: 'danger',
  fields: { answer: prose('理由', { required: true, max: 1000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'refused',
    set: { answer: input.answer, answered_by: ctx.actor.person, answered_name: ctx.actor.name },
    close_duties: [{ record_id: row.id, kind: ALLOW_DUTY }],
  }),
});

/** 结束查看: before its time; when the time is over the platform does it. */
export const endIdentity = command<ClueOpeningRow>()({
  name: 'clue.end-identity',
  label: '结束查看',
  record: 'clue-opening',
  right: 'clue.read-identity',
  from: ['approved'],
  to: ['ended'],
  fields: {},
  decide: () => ({ state: 'ended' }),
});
