/** Reads whether the people of a unit can bring a return on its way, as things stand. */
import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import { ADMIN_ROLES, roleNamed } from '#modules/identity/index.ts';
import { type Done, type Holders, type Missing, missingHand, type Remedy } from '../domain/hands.ts';
import { type Inside, type InsidePolicy, insideOf, type Step } from '../domain/inside.ts';
import type { ReturnRow } from '../records/return.ts';
import { rolesWith } from '../rights.ts';

const ROLES: Readonly<Record<Step, readonly string[]>> = {
  fill: rolesWith('returns.fill'),
  review: rolesWith('returns.review'),
  sign: rolesWith('returns.sign'),
};
/** Posts that are told first: of a bureau its own, elsewhere those of an agency. */
const BUREAU = new Set(['supervisor', 'bureau-head']);

export interface Hands {
  readonly inside: Inside;
  /** What is missing when these did the steps before. */
  missing(done: Done): Missing | undefined;
}

/** The unit's posts of today; the directory is open to everyone signed in. */
export async function loadHands(
  read: Reader,
  row: Pick<ReturnRow, 'unit'>,
  policy: InsidePolicy,
  today: string,
): Promise<Hands> {
  const [posts, givers, unit] = await Promise.all([
    read.many<{ person: string; name: string; role: string }>(sql`select p.person, h.name, p.role from post p
      join person h on h.id = p.person
      where p.unit = ${row.unit} and p.state = 'active' and not p.role = any(${[...ADMIN_ROLES]})
        and p.valid_from <= ${today} and coalesce(p.valid_until, ${today}) >= ${today} order by p.person`),
    read.many<{ name: string }>(sql`select distinct zs_unit_name(unit) as name from post
      where role = 'sec-admin' and state = 'active' and valid_from <= ${today} and coalesce(valid_until, ${today}) >= ${today}`),
    read.one<{ kind: string }>(sql`select kind from unit where code = ${row.unit}`),
  ]);
  const inside = insideOf(policy, new Set(posts.map((it) => it.person)).size);
  const who = (step: Step) =>
    new Map(posts.filter((it) => ROLES[step].includes(it.role)).map((it) => [it.person, it.name]));
  const holders: Holders = { fill: who('fill'), review: who('review'), sign: who('sign') };
  const remedy: Remedy = {
    posts: { fill: labels('fill', unit?.kind), review: labels('review', unit?.kind), sign: labels('sign', unit?.kind) },
    granted_by: givers.map((it) => it.name),
  };
  return { inside, missing: (done) => missingHand(inside, holders, done, remedy) };
}

/** Posts of a step that a unit of this kind may have. A head who reviews could not sign, so it is not told as a reviewer. */
function labels(step: Step, kind: string | undefined): string[] {
  const bureau = kind === 'justice-bureau';
  return ROLES[step]
    .filter((it) => BUREAU.has(it) === bureau && (step === 'sign' || !rolesWith('returns.sign').includes(it)))
    .flatMap((it) => roleNamed(it)?.label ?? []);
}
