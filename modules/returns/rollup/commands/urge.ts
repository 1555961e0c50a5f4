import sql from 'sql-template-tag';
import { command, type NewRow } from '#kernel/command.ts';
import type { ChainLeg } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { prose, refs } from '#kernel/record.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { RoundRow } from '../../records/round.ts';
import { type Blocker, blockersOf, STEPS, type Waiting } from '../domain/blockers.ts';
import { chainOf } from '../queries/asked.ts';
import type { ReturnUrgeRow } from '../records/urge.ts';

const MOST = 300;

interface Loaded {
  readonly round: RoundRow | undefined;
  readonly targets: readonly Waiting[];
  readonly all: readonly Waiting[];
  readonly legs: readonly ChainLeg[];
  /** Returns urged today already. */
  readonly today: ReadonlySet<string>;
}

/**
 * 催报: tells only the units that block: those that hold the return, or, where a summing unit waits for others, those others. Units that have sent hear
 * nothing. Once a day for each return, whoever asks; each urging is kept and journalled.
 */
export const urge = command<ReturnUrgeRow>()({
  name: 'return.urge',
  label: '催报',
  record: 'return-urge',
  creates: true,
  right: 'returns.receive',
  from: [],
  tone: 'plain',
  fields: {
    returns: refs('催报的报表', { of: 'return', required: true }),
    words: prose('说明', { max: 500, hint: '可以不填；期限和停在哪一步会自动写明' }),
  },
  load: (read, { input, ctx }) => load(read, input.returns ?? [], ctx.today),
  decide: ({ input, loaded, ctx }) => {
    const { round, targets } = loaded;
    const wrong = wrongAsk(input.returns ?? [], loaded);
    if (wrong || !round) return wrong ?? refuse('missing.record', '没有找到这个报送批次。');
    const blocking = blockersOf(targets, loaded.all, loaded.legs).filter((it) => it.of.unit !== ctx.actor.unit.code);
    if (blocking.length === 0)
      return refuse('state.nobody-blocks', '没有可催的单位：要么都已报送，要么正停在本单位。请先办理本单位的报表。');
    const now = blocking.filter((it) => !loaded.today.has(it.of.id)).slice(0, MOST);
    if (now.length === 0)
      return refuse('too-many.urged-today', '这些单位今天已经催过，同一份报表一天只催一次。请明天再催，或者电话联系。');
    const rows = now.map((it) => valuesOf(it, round.id, input.words ?? null, ctx.today, ctx.actor.name));
    const [first, ...others] = rows;
    return {
      set: first as Record<string, unknown>,
      create: others.map((values): NewRow => ({ record: 'return-urge', state: 'sent', values })),
      notices: now.map((it) => ({
        unit: it.of.unit,
        title: `催报：${it.of.title}`,
        text: noticeWords(it, ctx.today, `${ctx.actor.unit.name} ${ctx.actor.name}`, input.words ?? null),
        record: 'return',
        record_id: it.of.id,
      })),
      note: `催报${now.length}个单位：${now
        .slice(0, 20)
        .map((it) => it.of.unit_name)
        .join('、')}${now.length > 20 ? '等' : ''}`,
      result: {
        urged: now.map((it) => ({
          unit: it.of.unit,
          unit_name: it.of.unit_name,
          step: it.step,
          waits_for: it.waits_for,
        })),
        urged_before: blocking.length - now.length,
      },
    };
  },
});

async function load(read: Reader, ids: readonly string[], today: string): Promise<Loaded> {
  const COLUMNS = sql`id, unit, zs_unit_name(unit) as unit_name, title, leg, receiver, state, coalesce(extended_to, due) as due, author`;
  const targets = await read.many<Waiting & { round: string }>(
    sql`select ${COLUMNS}, round from return_sheet where id = any(${[...ids]}::uuid[])`,
  );
  const of = targets[0]?.round ?? null;
  const round = await read.one<RoundRow>(sql`select * from return_round where id = ${of}::uuid`);
  if (!round) return { round, targets, all: [], legs: [], today: new Set() };
  const [all, urged] = await Promise.all([
    read.many<Waiting>(
      sql`select ${COLUMNS} from return_sheet where round = ${round.id} and state = any(${Object.keys(STEPS)})`,
    ),
    read.many<{ return: string }>(sql`select return from return_urge where round = ${round.id} and day = ${today}`),
  ]);
  const same = targets.filter((it) => it.round === round.id);
  return { round, targets: same, all, legs: chainOf(round).legs, today: new Set(urged.map((it) => it.return)) };
}

function wrongAsk(ids: readonly string[], { round, targets }: Loaded): Refusal | undefined {
  if (ids.length === 0) return refuse('input.returns', '请选择要催报的报表。');
  if (!round || targets.length < new Set(ids).size)
    return refuse(
      'missing.record',
      '有报表没有找到，或者不在您的管辖范围内，或者不是同一批次的。请从汇总页面重新选择。',
    );
  if (round.history) return refuse('state.history', '这是历史批次，不再催报。');
  const sent = targets.find((it) => STEPS[it.state] === undefined);
  return sent ? refuse('state.return-sent', `${sent.unit_name}已经报送或者免报，不需要催报。`) : undefined;
}

function valuesOf(it: Blocker, round: string, words: string | null, day: string, by: string): Record<string, unknown> {
  return {
    title: `催报${it.of.unit_name}：${it.of.title}`.slice(0, 300),
    return: it.of.id,
    round,
    to_unit: it.of.unit,
    to_name: it.of.unit_name,
    step: it.step,
    person_name: it.of.author,
    waits_for: it.waits_for,
    words,
    day,
    by,
  };
}

function noticeWords({ of, step, waits_for }: Blocker, today: string, who: string, words: string | null): string {
  const due =
    of.due === null ? '报送日期原文未规定，请尽早报送' : of.due < today ? `报送期限${of.due}已过` : `报送期限${of.due}`;
  const person = of.author ? `，经手人${of.author}` : '';
  const why = waits_for ? `${waits_for}汇总正等着这份报表。` : '';
  return `现在停在“${step}”${person}；${due}。${why}${words ?? ''}催报人：${who}。`;
}
