/** Runs a query as an actor: the right first, the input checked, then one read under the right's scope. */
import { parseForm } from '../form.ts';
import type { AnyQuery } from '../query.ts';
import type { Reader } from '../reader.ts';
import { refuse } from '../refusal.ts';
import { type Actor, grantOf } from '../rights.ts';
import { type CommandDeps, claimsOf } from './run-command.ts';

/** The query's answer. Refuses `right.denied` without the right, `input.*` for what was asked wrongly. */
export async function runQuery(
  deps: Pick<CommandDeps, 'db' | 'clock' | 'policy'>,
  actor: Actor,
  query: AnyQuery,
  asked: unknown,
): Promise<unknown> {
  const grant = grantOf(actor, query.right);
  if (!grant)
    throw refuse(
      'right.denied',
      `您当前的岗位不能查看“${query.label}”。如确需查看，请切换岗位或联系本单位管理员授权。`,
    );
  const input = parseForm(query.input(), asked ?? {});
  const today = deps.clock.today();
  const ctx = {
    actor,
    today,
    now: deps.clock.now().toISOString(),
    policy: deps.policy(actor.unit.region, today),
    newId: () => {
      throw new Error('a query makes nothing');
    },
  };
  const claims = claimsOf(actor, grant.reach);
  const run = (read: Reader) => query.run(read, { input, ctx });
  return query.leaves_mark ? await deps.db.transact(claims, run) : await deps.db.read(claims, run);
}
