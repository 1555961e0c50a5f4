/**
 * Another version of the packs is about to be published: every signed local value is compared three ways (what the packs said, what they say,
 * what the bureau set). Nothing is overridden in silence: a value stays where the packs still allow one, and its bureau owes an answer.
 */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import {
  type Adoption,
  basisText,
  compareLocal,
  type LocalComparison,
  type LocalValue,
  type PolicySet,
  type Resolution,
} from '#kernel/policy/index.ts';
import { valueText } from '#kernel/policy/words.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { publishedSet } from '#kernel/server/policy-service.ts';
import { type Act, insertRow, type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { localReview, REVIEW } from './records/local-review.ts';

export interface UpgradeDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy_service: {
    readonly set: PolicySet;
    readonly world: () => { readonly adoptions?: readonly Adoption[] };
  };
}

interface Signed extends LocalValue {
  readonly row: string;
  readonly unit: string;
  readonly line: string;
}

const LOCK = 31348_8;

/** To be called before the new packs are published; safe to repeat, and from several copies of the program. Answers how many it asks about. */
export async function reviewUpgrade(deps: UpgradeDeps): Promise<number> {
  const after = deps.policy_service.set;
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`);
    const last = await publishedSet(tx);
    if (!last || last.version === after.version) return 0;
    let asked = 0;
    for (const local of await signedValues(tx, deps.clock.today())) if (await ask(deps, tx, local, last)) asked += 1;
    return asked;
  });
}

function signedValues(tx: Transaction, today: string): Promise<Signed[]> {
  return tx.many<Signed>(sql`select id as row, unit, line, policy_id as id, region, valid_from as "from", valid_until as until, value, basis,
      signed_by_name as signed_by, signed_at::date::text as signed_on
    from local_value where state = 'signed' and coalesce(valid_until, 'infinity') >= ${today} order by id`);
}

/** One value. What was asked before and not yet answered is asked anew, against the packs of that first question. */
async function ask(deps: UpgradeDeps, tx: Transaction, local: Signed, last: PolicySet): Promise<boolean> {
  const after = deps.policy_service.set;
  const open = await tx.one<StoredRow & { from_version: string; to_version: string }>(
    sql`select * from local_review where local_value = ${local.row} and state = 'open' for update`,
  );
  if (open?.to_version === after.version) return false;
  const before = (open && (await publishedSet(tx, open.from_version))) ?? last;
  const today = deps.clock.today();
  const day = [local.from, today].sort().at(-1) ?? today;
  const found = compareLocal(before, after, local, day, deps.policy_service.world().adoptions ?? []);
  const act = actOf(deps, after);
  if (open) await supersede(tx, open, act);
  if (found.fate === 'untouched') return false;
  await write(tx, local, found, { before, after, today }, act);
  return true;
}

const actOf = (deps: UpgradeDeps, after: PolicySet): Act => ({
  act: uuidv7(),
  at: deps.clock.now().toISOString(),
  verb: 'policy.review-upgrade',
  label: '政策包升级核对',
  by: { person: 'platform', name: '平台', unit: '', unit_name: '', roles: [] },
  right: 'platform',
  pack: after.version,
});

async function supersede(tx: Transaction, open: StoredRow, act: Act): Promise<void> {
  await updateRow(tx, localReview, open, {}, 'superseded', act);
  await tx.run(sql`select zs_close_duty(${open.id}, ${REVIEW}, '已由更新的版本代替', ${act.at})`);
}

async function write(
  tx: Transaction,
  local: Signed,
  found: LocalComparison,
  versions: { readonly before: PolicySet; readonly after: PolicySet; readonly today: string },
  act: Act,
): Promise<void> {
  const id = uuidv7();
  const entry = found.after.entry ?? found.before.entry;
  const title = entry?.title ?? local.id;
  const value_words = entry ? short(valueText(entry, local.value), 400) : '';
  const said = { before: saidBy(found.before), after: saidBy(found.after) };
  await insertRow(
    tx,
    localReview,
    { id, region: local.region, unit: local.unit, line: local.line, state: localReview.initial, source: '' },
    {
      local_value: local.row,
      policy_id: local.id,
      policy_title: title,
      fate: found.fate,
      message: found.message,
      value_words,
      local_basis: local.basis,
      before_words: said.before.words,
      before_basis: said.before.basis,
      after_words: said.after.words,
      after_basis: said.after.basis,
      from_version: versions.before.version,
      to_version: versions.after.version,
      found_on: versions.today,
    },
    act,
  );
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis)
    values (${uuidv7()}, ${local.region.slice(0, 4)}, ${local.region}, ${local.unit}, ${local.line}, ${REVIEW}, ${`核对本地设定值：${title}`},
      'local-review', ${id}, ${act.at}, null, false, ${local.id})`);
  const text = [
    `${found.message}。`,
    `本地值：${value_words}（依据：${local.basis}）。`,
    `原规定：${said.before.words}（${said.before.basis || '无'}）。新规定：${said.after.words}（${said.after.basis || '无'}）。`,
  ].join('');
  await tx.run(sql`insert into notice (id, region, unit, title, text, record, record_id, at) values (${uuidv7()}, ${local.region}, ${local.unit},
    ${`政策包已升级，请核对本地设定值：${title}`}, ${text}, 'local-review', ${id}, ${act.at})`);
}

function saidBy(it: Resolution): { readonly words: string; readonly basis: string } {
  const words =
    it.status === 'absent' || !it.entry
      ? '没有该条目'
      : it.status === 'unspecified'
        ? '原文未规定'
        : valueText(it.entry, it.value);
  return { words: short(words, 2000), basis: short(basisText(it.basis), 2000) };
}

const short = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
