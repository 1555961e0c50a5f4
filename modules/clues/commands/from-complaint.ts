import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { dayOf } from '#kernel/day.ts';
import { ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ComplaintRow } from '#modules/inspection/index.ts';
import type { Arrival } from '../domain/take-in.ts';
import type { ClueRow } from '../records/clue.ts';
import { receivingOf, takeIn } from './register.ts';

/** Channels that a complaint of a firm may be entered under, the first that the place lists. */
const CHANNELS: readonly string[] = ['firm_complaint', 'party', 'public_supervision', 'other'];
const LONGEST_TITLE = 120;
const ORIGIN = 'complaint';

/** 转为线索: a complaint of a firm, handed in at the portal, becomes a clue with one click; the firm's receipt goes on answering. */
export const fromComplaint = command<ClueRow>()({
  name: 'clue.from-complaint',
  label: '把投诉转为线索',
  record: 'clue',
  creates: true,
  right: 'clue.register',
  from: [],
  fields: { complaint: ref('涉企执法投诉', { of: 'complaint', required: true }) },
  load: async (read, { input, ctx }) => {
    const complaint = await read.one<ComplaintRow>(sql`select * from complaint where id = ${input.complaint}`);
    const origin = `${ORIGIN}:${input.complaint}`;
    const before = await read.one<{ id: string }>(sql`select id from clue_arrival where origin = ${origin} limit 1`);
    const about = (complaint?.about_unit as string | null | undefined) ?? null;
    const to = await receivingOf(read, ctx, about, { channel: '', reference: null });
    return { complaint, before, origin, to };
  },
  decide: ({ loaded: { complaint, before, origin, to }, ctx }) => {
    if (!complaint) return refuse('missing.complaint', '没有找到这条投诉，或者它不由您单位办理。');
    if (before) return refuse('conflict.complaint', '这条投诉已经转为线索，请到线索中办理。');
    const items = new Set(ctx.policy.dictionary('dict.clue_source').map((it) => it.value));
    const channel = CHANNELS.find((it) => items.has(it));
    if (!channel) return refuse('input.dictionary', '本地区没有列出线索来源，请联系规则管理员核对政策包。');
    const arrival: Arrival = {
      channel,
      arrived_day: dayOf(new Date(complaint.created_at)),
      reference: null,
      title: complaint.about.slice(0, LONGEST_TITLE),
      content: complaint.words,
      words: null,
      papers: null,
      about_unit: complaint.about_unit ?? null,
      enterprise: true,
      informant: null,
      phone: complaint.contact,
      address: null,
    };
    return takeIn(ctx, arrival, to, origin);
  },
});
