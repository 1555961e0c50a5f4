/** What is known before anybody goes: quiet days, the year's count against the cap, every known visit, whom that covers, the earliest free day. */
import { Button } from 'antd';
import { asDay, type Day, dayZh } from '#kernel/day.ts';
import { BasisLink, Loading, ToneTag, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import { type DraftHelpAnswer, OBSTACLE_WORDS } from '../shapes.ts';
import { DayPicker } from './day-picker.tsx';
import { KnownVisits } from './known-visits.tsx';
import { usePremises } from './pickers.tsx';

interface DraftHelpProps {
  readonly firm: string | null;
  readonly premises: string | null;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
}

export function useDraftHelp(firm: string | null, premises: string | null, day: Day) {
  return useModuleQuery<DraftHelpAnswer>('inspection.draft-help', { firm, premises, day }, firm !== null);
}

export function DraftHelp({ firm, premises, day, onDay }: DraftHelpProps) {
  const desk = useDesk();
  const asked = useDraftHelp(firm, premises, day);
  const help = asked.data;
  const quietPlaces = usePremises(firm).data?.rows.some((it) => it.state === 'active' && it.quiet) ?? false;
  return (
    <aside className="ins-help" aria-label="选日子的提示">
      <h2>选日子的提示</h2>
      {firm === null ? (
        <p className="zs-quiet">
          选定检查对象后，这里显示安静生产期、今年已检查次数、各部门的检查和计划，以及最早的合适日期。
        </p>
      ) : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {firm !== null && asked.isPending ? <Loading rows={6} /> : null}
      {help && premises === null && quietPlaces ? (
        <p>
          <ToneTag tone="attention">该企业有场所在实行安静生产期的园区，请先选择检查场所再定日期</ToneTag>
        </p>
      ) : null}
      {help ? <Verdict help={help} day={day} onDay={onDay} /> : null}
      <DayPicker chosen={day} today={desk.today} help={help} onChoose={onDay} />
      {help ? (
        <>
          <Counts help={help} placed={premises !== null} />
          <KnownVisits help={help} />
        </>
      ) : null}
    </aside>
  );
}

function Verdict({
  help,
  day,
  onDay,
}: {
  readonly help: DraftHelpAnswer;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
}) {
  const earliest = help.earliest_day;
  return (
    <div className="ins-verdict" aria-live="polite">
      {help.obstacles.length === 0 ? (
        <p>
          <ToneTag tone="done">{dayZh(day)}没有已知的障碍</ToneTag>
        </p>
      ) : (
        <ul className="zs-plain-list">
          {help.obstacles.map((name) => {
            const { words, basis } = OBSTACLE_WORDS[name];
            return (
              <li key={name}>
                <ToneTag tone="attention">{words}</ToneTag>
                {basis ? <BasisLink id={basis}>依据</BasisLink> : null}
              </li>
            );
          })}
        </ul>
      )}
      {earliest === null ? (
        <p>今后一年多内没有不违反规定的日子，请核对上限，或者作为计划外检查并写明特殊情形。</p>
      ) : earliest === day ? null : (
        <Button type="primary" onClick={() => onDay(asDay(earliest))}>
          采用最早的合适日期 {earliest}
        </Button>
      )}
    </div>
  );
}

function Counts({ help: { quiet, year }, placed }: { readonly help: DraftHelpAnswer; readonly placed: boolean }) {
  return (
    <dl className="zs-details zs-details-one">
      <div className="zs-detail">
        <dt>{year.year}年本单位已检查</dt>
        <dd>
          {year.own_visits}次；上限
          {year.cap === null ? <ToneTag tone="attention">原文未规定</ToneTag> : `${year.cap}次`}
          <BasisLink id="inspection.visits_cap">为什么</BasisLink>
        </dd>
      </div>
      <div className="zs-detail">
        <dt>安静生产期</dt>
        <dd>
          {quiet.first_day === null
            ? '本地规则未规定'
            : `每月${quiet.first_day}日至${quiet.last_day}日；${
                quiet.applies
                  ? `场所在${quiet.park ?? '园区'}，适用`
                  : placed
                    ? '所选场所不在实行的园区，不适用'
                    : '选定检查场所后才知道是否适用'
              }`}
          {quiet.first_day === null ? null : <BasisLink id="inspection.quiet_first_day">为什么</BasisLink>}
        </dd>
      </div>
    </dl>
  );
}
