/**
 * Opening one masked field of one record: an act of its own. It needs the record's `unmask` right with a scope that contains the keeping unit,
 * asks for a reason, is written to the access log before the value is given, and leaves no other trace: the value is neither logged nor journalled.
 */
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Choice, RecordDef } from '../record.ts';
import { refuse } from '../refusal.ts';
import { type Actor, grantOf, scopeOf, within } from '../rights.ts';
import { logAccess } from './access-log.ts';
import type { Database } from './database.ts';
import { claimsOf } from './run-command.ts';
import type { StoredRow } from './write-rows.ts';

/** Why somebody may want to see it. A category only: words could carry what the log must not hold. */
export const UNMASK_REASONS: readonly Choice[] = [
  { value: 'contact', label: '联系本人' },
  { value: 'verify', label: '核对身份' },
  { value: 'document', label: '制作文书' },
  { value: 'correct', label: '更正登记信息' },
  { value: 'request', label: '依法提供给有权机关' },
];

export const unmaskForm = z.strictObject(
  {
    field: z.string({ error: '请指明要查看哪一栏' }).max(60, { error: '没有这一栏' }),
    reason: z.enum(UNMASK_REASONS.map((it) => it.value) as [string, ...string[]], {
      error: '请选择查看完整信息的理由',
    }),
  },
  { error: '请指明要查看的栏目和理由' },
);

export interface UnmaskAsk extends z.infer<typeof unmaskForm> {
  readonly id: string;
  readonly address: string;
}

/** May this reader ask to see what is masked in this row? The button and the refusal ask the same. */
export function mayUnmask(def: RecordDef, actor: Actor, row: Pick<StoredRow, 'unit' | 'line'>): boolean {
  const grant = def.unmask ? grantOf(actor, def.unmask) : undefined;
  return grant !== undefined && within(scopeOf(grant.reach, actor.unit), row);
}

/** The value of a masked field, once. Refuses `right.*`, which the caller's error handler logs. */
export async function unmask(
  deps: { readonly db: Database; readonly clock: { now(): Date } },
  def: RecordDef,
  actor: Actor,
  ask: UnmaskAsk,
): Promise<{ readonly field: string; readonly value: unknown }> {
  const field = Object.hasOwn(def.fields, ask.field) ? def.fields[ask.field] : undefined;
  const grant = def.unmask ? grantOf(actor, def.unmask) : undefined;
  if (!grant || !grantOf(actor, def.read))
    throw refuse(
      'right.denied',
      `您当前的岗位不能查看${def.label}的完整信息。确需查看的，请联系本单位人员证件管理或上级监督人员。`,
    );
  if (field?.seen !== 'masked')
    throw refuse('input.field', '这一栏没有隐去内容，不需要申请查看。', {
      faults: [{ field: 'field', message: '请选择带星号的栏目' }],
    });
  const [row] = await deps.db.ask<StoredRow>(
    claimsOf(actor, grant.reach),
    sql`select id, unit, line, ${raw(`"${ask.field}"`)} from ${raw(`"${def.table}"`)} where id = ${ask.id}`,
  );
  if (!row) throw refuse('missing.record', `没有找到这条${def.label}，或者它不在您的管辖范围内。`);
  if (!mayUnmask(def, actor, row))
    throw refuse('right.scope', `这条${def.label}由其他单位保管，您只能查看隐去后的内容。`);
  await logAccess(deps.db, {
    kind: 'unmask',
    ok: true,
    at: deps.clock.now().toISOString(),
    actor,
    address: ask.address,
    what: { record: def.name, id: ask.id, field: ask.field, reason: ask.reason },
  });
  return { field: ask.field, value: row[ask.field] ?? null };
}
