import { type Actor, actsOn, grantOf, scopeOf } from '#kernel/rights.ts';
import { returnCommands } from '../commands/all.ts';
import { type ReturnRow, returnRecord } from '../records/return.ts';

/** Verbs the reader may use on a return now, as on its record page. */
export function canOn(row: ReturnRow, actor: Actor): string[] {
  const fields = row as unknown as Readonly<Record<string, unknown>>;
  return returnCommands
    .filter((cmd) => {
      if (cmd.record !== returnRecord.name) return false;
      const grant = grantOf(actor, cmd.right);
      if (!grant) return false;
      const keeps = { ...fields, unit: row.unit, line: row.line };
      if (!actsOn(scopeOf(grant.reach, actor.unit), returnRecord, cmd, keeps)) return false;
      if (cmd.other_than?.some(({ field }) => fields[field] === actor.person)) return false;
      return cmd.from !== '*' && cmd.from.includes(row.state) && (cmd.offered?.(row, actor) ?? true);
    })
    .map((cmd) => cmd.name);
}
