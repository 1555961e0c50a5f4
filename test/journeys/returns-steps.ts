/** What people do with a return, step by step, as their screens send it. */
import type { DemoPlatform } from '../support/demo.ts';
import type { Client, Done } from '../support/http.ts';
import { openAccount } from './accounts.ts';

export const CHAIN = 'chain.annual_report';
export const LENIENCY = 'form.leniency';
export const REPORT = 'form.annual_report';

export interface SheetAnswer {
  readonly return: Record<string, unknown> & { readonly id: string; readonly state: string; readonly revision: number };
  readonly can: readonly string[];
  readonly missing_hand: string | null;
  readonly frozen: number | null;
  readonly sheets: readonly {
    readonly form: string;
    readonly hash: string;
    readonly parts: readonly string[] | null;
    readonly value: { readonly tables: readonly { code: string }[]; readonly texts: readonly { code: string }[] };
    readonly rows: readonly { readonly code: string; readonly name: string }[];
    readonly cells: Record<
      string,
      { value: { kind: string; num?: number; txt?: string } | null; version: number; by: string }
    >;
    readonly expected: Record<string, { num: number | null; from: string; source: string }>;
    readonly last_year: Record<string, unknown>;
    readonly faults: readonly { address: string; level: string; code: string; message: string }[];
  }[];
  readonly versions: readonly {
    number: number;
    digest: string;
    words: string;
    reason: string | null;
    changed: { address: string }[];
  }[];
  readonly deliveries: readonly { recipient: string; way: string; state: string; version_number: number | null }[];
  readonly comments: readonly { id: string; words: string; state: string }[];
}

export interface SaveAnswer {
  readonly saved: readonly { form: string; address: string; version: number }[];
  readonly faults: readonly { form: string; address: string; message: string }[];
  readonly conflicts: readonly {
    form: string;
    address: string;
    theirs: { value: { kind: string; num?: number }; by: string; version: number };
    yours: { kind: string; num?: number };
  }[];
  readonly lines: Record<string, string>;
}

export interface MineAnswer {
  readonly owed: readonly {
    id: string;
    title: string;
    state: string;
    due: string | null;
    proposed_due: string | null;
  }[];
  readonly inside: readonly { id: string; title: string; state: string }[];
  readonly receive: readonly { id: string; title: string; unit: string }[];
  readonly examine: readonly { id: string }[];
  readonly sent: readonly { id: string; state: string }[];
}

/** Moves to that morning; everybody has changed their password in time, and nobody's session is told of. */
export async function morningOf(demo: DemoPlatform, day: string): Promise<void> {
  await demo.db.pool('superuser').query('update account_secret set password_set_at = $1', [`${day}T08:00:00+08:00`]);
  await demo.moveTo(`${day}T09:00:00+08:00`);
}

/** Has the province open the year's round, or look whether it opened by itself on its day; answers the job's result. */
export async function openYear(
  demo: DemoPlatform,
  chain = CHAIN,
): Promise<{ round: string; owing: number; made: number; gaps: number; expected: number }> {
  const province = await demo.as('province');
  const started = await province.call<{ id: string }>('POST', '/api/jobs/returns.open-round', { chain });
  if (started.status !== 200) throw new Error(JSON.stringify(started.body));
  await demo.settle();
  const { body } = await province.call<{ state: string; words: string; answer: never }>(
    'GET',
    `/api/jobs/${started.body.id}`,
  );
  if (body.state !== 'done') throw new Error(`the opening ${body.state}: ${body.words}`);
  return body.answer;
}

/** Somebody of the demonstration who has no account yet, with the post they need. */
export async function staff(
  demo: DemoPlatform,
  username: string,
  person: string,
  post?: { readonly unit: string; readonly role: string },
): Promise<Client> {
  if (post) {
    const admin = await demo.as('sec-admin');
    await admin.act('identity.grant-post', {
      person,
      unit_code: post.unit,
      role: post.role,
      title: '工作人员',
      valid_from: demo.clock.today(),
      valid_until: null,
    });
  }
  return openAccount(demo, username, person);
}

export async function owedBy(who: Client): Promise<MineAnswer['owed'][number]> {
  const { owed } = await who.ask<MineAnswer>('returns.mine');
  const [first] = owed.filter((it) => it.title.includes('年度报告'));
  if (!first) throw new Error('nothing is owed');
  return first;
}

export const sheetOf = (who: Client, id: string): Promise<SheetAnswer> => who.ask<SheetAnswer>('returns.sheet', { id });

export async function save(who: Client, id: string, input: Record<string, unknown>): Promise<SaveAnswer> {
  const done = await who.act('return.save-cells', input, id);
  return done.result as unknown as SaveAnswer;
}

/** Types words into cells of a form, as the grid would. */
export function typed(form: string, cells: Record<string, string>, more: Record<string, unknown> = {}) {
  return { cells: Object.entries(cells).map(([address, words]) => ({ form, address, typed: words, ...more })) };
}

/** The leniency table with so many cases in one field, and one paragraph of the report. */
export async function fill(who: Client, id: string, cases: number): Promise<SaveAnswer> {
  const one = await save(
    who,
    id,
    typed(LENIENCY, {
      'fields|market|0|exempt_items': cases > 0 ? '2' : '0',
      'fields|market|0|exempt_cases': String(cases),
      'fields|market|0|exempt_amount': cases > 0 ? '1.5' : '0',
    }),
  );
  await save(who, id, typed(REPORT, { 'overall|basics|0|text': '本年度行政执法工作平稳有序。' }));
  return one;
}

/** Through the unit to its submission: sent, reviewed where it is asked, signed, submitted. */
export async function submit(
  id: string,
  people: { readonly clerk: Client; readonly reviewer?: Client; readonly head: Client },
): Promise<Done> {
  const sent = await people.clerk.act('return.send-to-review', { acknowledged: true }, id);
  if (sent.state === 'review') await (people.reviewer ?? people.head).act('return.pass-review', { opinion: null }, id);
  await people.head.act('return.sign', {}, id);
  return people.clerk.act('return.submit', { acknowledged: true }, id);
}
