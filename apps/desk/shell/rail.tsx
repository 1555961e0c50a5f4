/** Places by name and icon: at the left, or as a bar at the bottom of a phone with the rest behind 更多. */
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, type PlaceName, useDesk } from '#kernel/ui/index.ts';
import { type PlaceDef, tabsOf } from '../places.tsx';

/** Places in the bottom bar beside 更多. */
const IN_BAR = 4;

export function Rail({ places, current }: { readonly places: readonly PlaceDef[]; readonly current: PlaceName }) {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const item = (place: PlaceDef, i: number) => {
    const Icon = place.icon;
    const overflow = places.length > IN_BAR + 1 && i >= IN_BAR;
    return (
      <li key={place.name} className={overflow ? 'rail-overflow' : ''}>
        <Link
          to={tabsOf(desk, place.name)[0]?.to ?? '/'}
          aria-current={place.name === current ? 'page' : undefined}
          onClick={() => setOpen(false)}
        >
          <span aria-hidden>
            <Icon />
          </span>
          {place.label}
        </Link>
      </li>
    );
  };
  return (
    <nav className="desk-rail zs-no-print" aria-label="主要栏目">
      <ul>
        {places.map(item)}
        {places.length > IN_BAR + 1 ? (
          <li className="rail-more">
            <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog">
              <MoreOutlined aria-hidden />
              更多
            </button>
          </li>
        ) : null}
      </ul>
      <Drawer open={open} onClose={() => setOpen(false)} title="更多栏目" placement="bottom" size="large">
        <ul className="rail-drawer">{places.map(item)}</ul>
      </Drawer>
    </nav>
  );
}
