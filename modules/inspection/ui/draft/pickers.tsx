/** Choosing premises, people, matters and check-lists from what there is, instead of by search: the lists are short and local. */
import { Select } from 'antd';
import { type Row, useDesk, useListQuery, useModuleQuery } from '#kernel/ui/index.ts';
import type { PremisesShown } from '../shapes.ts';
import type { ControlAsk } from './draft-field.tsx';

const MOST = 500;
const NO_ROWS: readonly Row[] = [];

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickProps extends ControlAsk {
  readonly label: string;
  readonly options: readonly Option[];
  readonly many?: boolean;
  readonly loading: boolean;
  readonly nothing: string;
}

function Pick({ id, value, onChange, invalid, label, options, many, loading, nothing }: PickProps) {
  return (
    <Select
      id={id}
      className="zs-wide"
      aria-label={label}
      mode={many ? 'multiple' : undefined}
      value={many ? (Array.isArray(value) ? (value as string[]) : []) : ((value as string | null) ?? null)}
      options={[...options]}
      onChange={(next: string | string[] | null | undefined) => onChange(next ?? null)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={loading}
      placeholder={options.length === 0 && !loading ? nothing : '请选择，可输入文字查找'}
      notFoundContent={loading ? '正在读取…' : nothing}
      status={invalid ? 'error' : ''}
    />
  );
}

export function usePremises(firm: string | null) {
  return useModuleQuery<{ readonly rows: readonly PremisesShown[] }>('parties.premises-of', { firm }, firm !== null);
}

export function PremisesPick({ firm, ...ask }: ControlAsk & { readonly firm: string | null }) {
  const asked = usePremises(firm);
  const options = (asked.data?.rows ?? [])
    .filter((it) => it.state === 'active')
    .map((it) => ({
      value: it.id,
      label: `${it.name ? `${it.name}　` : ''}${it.address}${it.park_name ? `（${it.park_name}${it.quiet ? '，实行安静生产期' : ''}）` : ''}`,
    }));
  const nothing = firm === null ? '请先选择检查对象' : '该企业还没有登记场所，可以不填';
  return <Pick {...ask} label="检查场所" options={options} loading={asked.isFetching} nothing={nothing} />;
}

/** Persons with a post in the acting unit, by name. */
export function useColleagues() {
  const desk = useDesk();
  const unit = desk.post?.unit ?? '';
  const asked = useListQuery('post', { filter: { unit }, state: ['active'], limit: MOST }, desk.mayRead('post'));
  const page = asked.data?.pages[0];
  const people = new Map<string, string>();
  for (const row of page?.rows ?? [])
    people.set(String(row.person), page?.refs?.person?.[String(row.person)] ?? String(row.person).slice(0, 8));
  return { people, loading: asked.isFetching };
}

export function PeoplePick(ask: ControlAsk & { readonly label: string }) {
  const { people, loading } = useColleagues();
  const options = [...people].map(([value, label]) => ({ value, label }));
  return <Pick {...ask} many options={options} loading={loading} nothing="本单位还没有登记岗位" />;
}

export function usePublishedItems() {
  const asked = useListQuery('enforcement-item', { state: ['published'], limit: MOST });
  return { items: asked.data?.pages[0]?.rows ?? NO_ROWS, loading: asked.isFetching };
}

export function ItemsPick(ask: ControlAsk) {
  const { items, loading } = usePublishedItems();
  const options = items.map((it) => ({ value: it.id, label: String(it.name) }));
  return (
    <Pick
      {...ask}
      label="检查事项"
      many
      options={options}
      loading={loading}
      nothing="没有已公布的事项，请先在事项目录中报送备案并公布"
    />
  );
}

export function ChecklistPick(ask: ControlAsk) {
  const asked = useListQuery('checklist', { state: ['in-force'], limit: MOST });
  const options = (asked.data?.pages[0]?.rows ?? []).map((it) => ({
    value: it.id,
    label: `${String(it.title)}（第${String(it.edition ?? 1)}版）`,
  }));
  return (
    <Pick {...ask} label="检查单" options={options} loading={asked.isFetching} nothing="没有使用中的检查单，可以不填" />
  );
}
