/** Who goes, and whether each certificate holds on the day: the day of entry once entered, the planned day before. */
import { asDay, isDay } from '#kernel/day.ts';
import type { RecordAnswer } from '#kernel/ui/index.ts';
import { OfficersThatDay } from '../draft/officers-that-day.tsx';

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

export function Officers({ answer: { row, refs } }: { readonly answer: RecordAnswer }) {
  const on = isDay(row.entered_day) ? row.entered_day : row.planned_from;
  const names = refs?.person ?? {};
  const companions = ids(row.companions);
  return (
    <section aria-label="执法人员">
      <h2>
        执法人员
        <span className="zs-quiet">
          证件以{row.entered_day ? '入企当日' : '计划开始日期'}
          {String(on)}为准
        </span>
      </h2>
      {ids(row.officers).length === 0 ? <p className="zs-quiet">还没有安排执法人员。</p> : null}
      {isDay(on) ? <OfficersThatDay persons={ids(row.officers)} day={asDay(on)} names={names} /> : null}
      {companions.length > 0 ? (
        <p className="zs-quiet">随同人员（不实施检查）：{companions.map((id) => names[id] ?? id).join('、')}</p>
      ) : null}
    </section>
  );
}
