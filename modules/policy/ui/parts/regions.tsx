/** Regions by name: choosing one, and the names of those shown. */
import { RefSelect, useDesk, useListQuery } from '#kernel/ui/index.ts';

/** The region the acting post works in: what stands before the dot of its unit's code. */
export function useOwnRegion(): string {
  return useDesk().post?.unit.split('.')[0] ?? '';
}

/** Names of these region codes, as far as the caller may read them. */
export function useRegionNames(codes: readonly string[]): Readonly<Record<string, string>> {
  const desk = useDesk();
  const wanted = [...new Set(codes.filter((code) => code !== ''))].sort();
  const asked = useListQuery(
    'region',
    { filter: { code: wanted }, limit: 100 },
    desk.mayRead('region') && wanted.length > 0,
  );
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return Object.fromEntries(rows.map((row) => [String(row.code), String(row.name ?? row.title ?? row.code)]));
}

interface RegionChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly invalid?: boolean;
}

export function RegionChoice({ id, label, value, onChange, invalid }: RegionChoiceProps) {
  const names = useRegionNames(value ? [value] : []);
  return (
    <RefSelect
      id={id}
      label={label}
      of="region"
      take="region"
      value={value}
      onChange={(next) => onChange(typeof next === 'string' && next !== '' ? next : null)}
      titles={names}
      invalid={invalid}
    />
  );
}
