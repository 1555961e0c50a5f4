/** Regions that open one level at a time, with the units in each. */
import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import { useState } from 'react';
import { Loading, Trouble, useListQuery, useModuleQuery } from '#kernel/ui/index.ts';

interface Tree {
  readonly regions: readonly { readonly code: string; readonly name: string; readonly below: number }[];
  readonly units: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}

interface UnitTreeProps {
  readonly region: string;
  readonly chosen: string;
  readonly onChoose: (unit: string) => void;
}

export function UnitTree(props: UnitTreeProps) {
  const asked = useListQuery('region', { filter: { code: props.region }, limit: 1 });
  const name = asked.data?.pages[0]?.rows[0]?.name;
  return (
    <ul className="off-level">
      <Region {...props} name={String(name ?? props.region)} open below={1} />
    </ul>
  );
}

function Region(props: UnitTreeProps & { readonly name: string; readonly open: boolean; readonly below: number }) {
  const { region, name, below, chosen, onChoose } = props;
  const [open, setOpen] = useState(props.open);
  const asked = useModuleQuery<Tree>('org.tree', { region }, open);
  return (
    <li>
      <button type="button" className="off-region" aria-expanded={open} onClick={() => setOpen((was) => !was)}>
        {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />} {name}
      </button>
      {open && asked.isPending ? <Loading rows={2} /> : null}
      {open && asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {open && asked.data ? (
        <ul className="off-level">
          {asked.data.units.map((unit) => (
            <li key={unit.id}>
              <button
                type="button"
                className="off-unit"
                aria-current={unit.code === chosen ? 'true' : undefined}
                onClick={() => onChoose(unit.code)}
              >
                {unit.name}
              </button>
            </li>
          ))}
          {asked.data.regions.map((it) => (
            <Region
              key={it.code}
              region={it.code}
              name={it.name}
              open={false}
              below={it.below}
              chosen={chosen}
              onChoose={onChoose}
            />
          ))}
          {below > 0 && asked.data.units.length + asked.data.regions.length === 0 ? (
            <li className="zs-quiet">没有下级</li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}
