/** Was a person's certificate valid on a day? In words, with the effect that took the day away. */
import { useQueries } from '@tanstack/react-query';
import { type Day, daysBetween } from '#kernel/day.ts';
import {
  get,
  Link,
  type RecordAnswer,
  recordPath,
  type Tone,
  ToneTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import { EFFECT_LABELS, type Effect, effectOn, type Validity, validOn } from '../domain/effects.ts';

export interface Held {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly validity: Validity;
}

/** A person's certificates with what happened to them. */
export function useCertificatesOf(person: string) {
  const desk = useDesk();
  const may = desk.mayRead('certificate');
  const list = useListQuery('certificate', { filter: { person }, limit: 50 }, may);
  const rows = list.data?.pages[0]?.rows ?? [];
  const whole = useQueries({
    queries: rows.map((row) => ({
      queryKey: ['record', 'certificate', 'one', row.id],
      queryFn: () => get<RecordAnswer>(`/api/records/certificate/${row.id}`),
    })),
  });
  const held: Held[] = whole.flatMap(({ data }) => {
    if (!data) return [];
    const { id, kind, number, valid_from, valid_until, effects } = data.row;
    const validity = {
      valid_from: valid_from as Day,
      valid_until: valid_until as Day,
      effects: (effects ?? []) as readonly Effect[],
    };
    return [{ id: String(id), kind: String(kind), number: String(number), validity }];
  });
  return { may, held, pending: may && (list.isPending || whole.some((it) => it.isPending)) };
}

/** How a certificate stands on a day. `expiring`: days left when it is shown as running out; no horizon is assumed by the law. */
export function standing(validity: Validity, day: Day): { readonly tone: Tone; readonly words: string } {
  const effect = effectOn(validity.effects, day);
  if (effect)
    return {
      tone: 'stopped',
      words: `${EFFECT_LABELS[effect.effect]}（${effect.from}起${effect.until ? `至${effect.until}` : ''}）：${effect.ground}`,
    };
  if (day < validity.valid_from) return { tone: 'stopped', words: `${validity.valid_from}才生效` };
  if (day > validity.valid_until) return { tone: 'stopped', words: `已于${validity.valid_until}到期` };
  const left = daysBetween(day, validity.valid_until);
  return { tone: 'done', words: `有效，至${validity.valid_until}（还有${left}天）` };
}

interface CertificateThatDayProps {
  readonly person: string;
  readonly day: Day;
}

/** Certificates for enforcement that count that day; a 监督证 does not make an officer. */
export function CertificateThatDay({ person, day }: CertificateThatDayProps) {
  const { may, held, pending } = useCertificatesOf(person);
  if (!may) return <span className="zs-quiet">您当前的岗位不能查看证件</span>;
  if (pending) return <span className="zs-quiet">正在核对证件…</span>;
  const enforcing = held.filter((it) => it.kind !== 'supervision');
  if (enforcing.length === 0) return <ToneTag tone="stopped">{day}没有执法证件，不能作为执法人员</ToneTag>;
  const best = enforcing.find((it) => validOn(it.validity, day)) ?? enforcing[0];
  if (!best) return null;
  const { tone, words } = standing(best.validity, day);
  return (
    <span className="zs-row">
      <ToneTag tone={tone}>{words}</ToneTag>　<Link to={recordPath('certificate', best.id)}>证件{best.number}</Link>
    </span>
  );
}
