/** Making an inspection, alone or in a plan: the same form, the same checks. */
import sql from 'sql-template-tag';
import { type CommandContext, type InputOf, type NewRow, pick } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { draftFaults } from '../domain/draft-rules.ts';
import { type Person, weigh } from '../domain/hard-checks.ts';
import { inspection, type Mark } from '../records/inspection.ts';
import { peopleOn, unpublishedItems } from './load-entry.ts';

export const draftFields = pick(
  inspection.fields,
  'firm',
  'premises',
  'inspection_type',
  'source_kind',
  'source_words',
  'quiet_ground',
  'quiet_words',
  'superior_order',
  'items',
  'checklist',
  'officers',
  'companions',
  'planned_from',
  'planned_until',
  'reason',
  'basis',
);
export type Draft = InputOf<typeof draftFields>;

export interface DraftWorld {
  readonly people: readonly Person[];
  readonly unpublished: readonly string[];
  readonly firm: { readonly name: string; readonly state: string } | undefined;
  readonly premises: { readonly firm: string } | undefined;
  readonly family: readonly string[];
}

export async function loadDraft(read: Reader, input: Draft): Promise<DraftWorld> {
  const [people, unpublished, firm, premises, family] = await Promise.all([
    peopleOn(read, input.officers, input.planned_from),
    unpublishedItems(read, input.items),
    read.one<{ name: string; state: string }>(sql`select name, state from firm where id = ${input.firm}`),
    input.premises
      ? read.one<{ firm: string }>(sql`select firm from premises where id = ${input.premises}`)
      : undefined,
    read.many<{ id: string }>(sql`select zs_firm_family(${input.firm}) as id`),
  ]);
  return { people, unpublished, firm, premises, family: family.map((it) => it.id) };
}

/** The new inspection as a row, or everything that stands against it. */
export function drafted(
  input: Draft & { urgent?: boolean; urgent_reason?: string | null; acknowledge: readonly string[] | null },
  world: DraftWorld,
  ctx: CommandContext,
): (NewRow & { values: Record<string, unknown> }) | Refusal {
  const faults = draftFaults(input, ctx.policy);
  if (faults) return faults;
  if (!world.firm || world.firm.state === 'merged')
    return refuse('input.firm', '没有找到这个检查对象，或者它已并入别的主体，请重新选择。', {
      faults: [{ field: 'firm', message: '请重新选择' }],
    });
  if (input.premises && !(world.premises && world.family.includes(world.premises.firm)))
    return refuse('input.premises', '这处场所不属于所选的检查对象，请重新选择。', {
      faults: [{ field: 'premises', message: '请重新选择' }],
    });
  const marks = weigh(
    ctx.policy,
    [
      { check: 'check.item_published', holds: world.unpublished.length > 0 },
      { check: 'check.auxiliary_as_officer', holds: world.people.some((it) => it.aux) },
    ],
    input.acknowledge,
  );
  if (marks instanceof Refusal) return marks;
  const { acknowledge: _, urgent = false, urgent_reason = null, ...values } = input;
  const title = `${world.firm.name} ${input.planned_from}`;
  return {
    record: 'inspection',
    values: { ...values, title, urgent, urgent_reason, drafter: ctx.actor.person, marks: marks as Mark[] },
  };
}
