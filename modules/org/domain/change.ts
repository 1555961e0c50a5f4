/** Reorganisation, decided: rename, merge, split and dissolution of units and regions. Pure; nothing of the past is rewritten. */
import type { NewRow, Outcome } from '#kernel/command.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf, scopeOf, within } from '#kernel/rights.ts';

/** What a change needs to know of a unit or a region. */
export interface Subject {
  readonly subject: 'unit' | 'region';
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly line: string;
  readonly state: string;
  readonly valid_from: string | null;
}

export interface ChangeFacts {
  /** Day from which the change holds. */
  readonly day: string;
  readonly basis: string | null;
}

interface EventWords {
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly others?: readonly string[];
}

/** The line of 机构沿革 for a change. */
export function eventOf(about: Subject, facts: ChangeFacts, words: EventWords): NewRow {
  return {
    record: 'unit-event',
    unit: { code: about.code, region: about.region, line: about.line },
    values: {
      subject: about.subject,
      code: about.code,
      kind: words.kind,
      day: facts.day,
      before_name: words.before,
      after_name: words.after,
      others: words.others && words.others.length > 0 ? words.others.join(' ') : null,
      basis: facts.basis,
    },
  };
}

/** A change is recorded on or after its day, and not before its subject began. */
export function dayFault(about: Subject, day: string, today: string): Refusal | undefined {
  if (day > today)
    return refuse('input.day', '生效日期还没有到。请在生效当日或之后办理，此前的文书仍用原名称。', {
      faults: [{ field: 'day', message: '生效日期不能晚于今天' }],
    });
  if (about.valid_from !== null && day < about.valid_from)
    return refuse('input.day', `生效日期早于“${about.name}”的设立日期，请核对。`, {
      faults: [{ field: 'day', message: `不能早于设立日期 ${about.valid_from}` }],
    });
  return undefined;
}

/** New name from a day on; documents keep the name of their day. */
export function rename(about: Subject, name: string, facts: ChangeFacts, today: string): Outcome | Refusal {
  const wrong = dayFault(about, facts.day, today);
  if (wrong) return wrong;
  if (name === about.name)
    return refuse('input.name', '新名称与现名称相同，无需更名。', {
      faults: [{ field: 'name', message: '与现名称相同' }],
    });
  return {
    set: { name },
    note: `${about.name} → ${name}`,
    create: [eventOf(about, facts, { kind: 'rename', before: about.name, after: name })],
  };
}

/** Ends a unit or region; `heirs` take over: none (撤销), one (并入) or several (分设). */
export function end(
  about: Subject,
  heirs: readonly Subject[],
  kind: 'merge' | 'split' | 'dissolve',
  facts: ChangeFacts,
  today: string,
): Outcome | Refusal {
  const wrong = dayFault(about, facts.day, today);
  if (wrong) return wrong;
  const least = { merge: 1, split: 2, dissolve: 0 }[kind];
  if (heirs.length < least)
    return refuse('input.heirs', kind === 'split' ? '分设至少要有两个承接单位。' : '请选择承接单位。');
  for (const heir of heirs) {
    if (heir.code === about.code) return refuse('input.heirs', '承接单位不能是它自己，请重新选择。');
    if (heir.state !== 'active')
      return refuse('input.heirs', `“${heir.name}”已撤销，不能承接。请选择在用的单位，或先设立新单位。`);
  }
  const codes = heirs.map((heir) => heir.code);
  const successor =
    about.subject === 'region' ? { successor: codes[0] ?? null } : { successors: codes.join(' ') || null };
  const named = heirs.map((heir) => heir.name).join('、');
  return {
    state: 'closed',
    set: { valid_until: facts.day, ...successor },
    ...(named ? { note: `由${named}承接` } : {}),
    create: [
      eventOf(about, facts, { kind, before: about.name, after: named || null, others: codes }),
      ...heirs.map((heir) => eventOf(heir, facts, { kind, before: heir.name, after: heir.name, others: [about.code] })),
    ],
  };
}

/** Rows shared by all staff are not cut by the database, so acts on them ask here: does the grant of this right reach the unit? */
export function reaches(actor: Actor, right: string, of: { code: string; region: string; line: string }): boolean {
  const grant = grantOf(actor, right);
  if (!grant) return false;
  if (grant.reach === 'platform') return true;
  return within(scopeOf(grant.reach, actor.unit), { unit: of.code, region: of.region, line: of.line });
}
