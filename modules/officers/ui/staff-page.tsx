/** 单位和人员: the tree of regions and units beside the people of the chosen unit with their certificates. */
import { Empty, go, useDesk, usePlace } from '#kernel/ui/index.ts';
import './officers.css';
import { StaffOfUnit } from './staff-of-unit.tsx';
import { UnitTree } from './unit-tree.tsx';

export function StaffPage() {
  const desk = useDesk();
  const { search } = usePlace();
  const own = desk.post?.unit ?? '';
  const unit = search.get('unit') ?? own;
  return (
    <>
      <h1 className="desk-title">单位和人员</h1>
      <div className="off-split">
        <nav className="zs-card off-tree" aria-label="区划和单位">
          <UnitTree
            region={own.split('.')[0] ?? ''}
            chosen={unit}
            onChoose={(code) => go(`/people/staff?unit=${code}`, { replace: true })}
          />
        </nav>
        {unit ? <StaffOfUnit key={unit} unit={unit} /> : <Empty title="请在左边选择单位" />}
      </div>
    </>
  );
}
