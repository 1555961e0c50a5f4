/**
 * The demonstration's weeks of work, each act through the real commands on its own day: plans and ordinary visits, and those that the rules
 * notice. What becomes of an alert is told to the end for one (a document, rectified, closed), and left waiting for others.
 */
import { addDays, type Day } from '#kernel/day.ts';
import { type DemoFirm, readDemo } from '../read-demo.ts';
import { CALENDAR, type Told, type Turn } from './calendar.ts';
import type { Replay } from './replay.ts';
import { adHoc, approve, conclude, enter, enterLate, type PlannedVisit, record, yearPlan } from './scenes.ts';
import { type Scene, supervisionScenes, workday } from './supervision.ts';

const OPEN_TODAY = ['990102.scjg', '990121.scjg', '970103.scjg'];

export async function replayStories(
  replay: Replay,
  today: Day,
  notice: (line: string) => void,
  more: readonly Scene[] = [],
): Promise<void> {
  const begin = replay.clock.today();
  const scenes: Scene[] = [];
  const inspections = new Map<Told, string>();
  for (const { unit, visits, officers = [0, 1] } of CALENDAR) {
    // Two visits of today stay open for whoever tries the demonstration: one approved, one that waits for the head.
    const open: Told[] = OPEN_TODAY.includes(unit)
      ? (['waiting', 'to-approve'] as const).map((turn, i) => ({
          unit,
          firm: firmOf(unit, 22 + i, 'plain'),
          day: today,
          turn,
          officers,
        }))
      : [];
    const told = visits.map(
      ([day, nth, turn]): Told => ({
        unit,
        firm: firmOf(unit, nth, turn),
        day: workday(replay, addDays(begin, day)),
        turn,
        officers,
      }),
    );
    scenes.push(...planScenes(replay, unit, begin, [...told, ...open], inspections));
    for (const visit of open)
      if (visit.turn === 'waiting')
        scenes.push({ day: today, time: '07:00', run: () => approve(replay, visit, inspections.get(visit) as string) });
    for (const visit of told) scenes.push(...visitScenes(replay, visit, () => inspections.get(visit) as string));
  }
  scenes.push(...complaintScenes(replay, begin), ...supervisionScenes(replay, begin, inspections), ...more);
  scenes.sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0));
  for (const scene of scenes) {
    if (scene.day > today) continue;
    replay.at(scene.day, scene.time);
    await scene.run();
    await replay.react();
  }
  replay.at(today, '07:30');
  await replay.sweep();
  notice(`  ${scenes.length}个场景已回放到${today}`);
}

const FIRMS = readDemo('firms').firms;

/** The nth firm of the unit's county; for a visit in the quiet days, one whose premises lie in a quiet park. */
function firmOf(unit: string, nth: number, turn: Turn): DemoFirm {
  const prefix = unit.slice(0, 6).replace(/(00)+$/, '');
  const here = FIRMS.filter(
    (firm) =>
      firm.region.startsWith(prefix) &&
      firm.kind === 'company' &&
      (turn === 'quiet') === (firm.premises[0]?.park != null),
  );
  const pool = here.length > 0 ? here : FIRMS.filter((firm) => firm.region.startsWith(prefix));
  return pool[nth % pool.length] as DemoFirm;
}

function planScenes(
  replay: Replay,
  unit: string,
  begin: Day,
  told: readonly Told[],
  inspections: Map<Told, string>,
): Scene[] {
  const years = [...new Set(told.map((visit) => visit.day.slice(0, 4)))];
  const reviewed = unit !== '990121.scjg';
  return years.map((year) => ({
    day: begin,
    time: '09:00',
    run: async () => {
      const ofYear = told.filter((visit) => visit.day.startsWith(year));
      const made = await yearPlan(replay, unit, Number(year), ofYear, reviewed);
      ofYear.forEach((visit, i) => {
        inspections.set(visit, made[i] as string);
      });
    },
  }));
}

/** Days after entry on which the result is entered: within the demonstration's five working days, or well after. */
const SOON = 1;
const MUCH_LATER = 12;

function visitScenes(replay: Replay, visit: Told, id: () => string): Scene[] {
  const { day, turn } = visit;
  const found = turn === 'found';
  const scenes: Scene[] = [
    { day, time: '08:40', run: () => approve(replay, visit, id()) },
    {
      day,
      time: '09:40',
      run: () =>
        turn === 'no-code' ? enterLate(replay, visit, id(), `${day}T09:10:00+08:00`) : enter(replay, visit, id()),
    },
    { day, time: '11:10', run: () => record(replay, visit, id(), found) },
  ];
  if (turn !== 'no-result')
    scenes.push({
      day: workday(replay, addDays(day, turn === 'late-result' ? MUCH_LATER : SOON)),
      time: '16:20',
      run: () => conclude(replay, visit, id(), found, turn !== 'not-published'),
    });
  return scenes;
}

/** A complaint looked into at once and approved afterwards never; and one that was approved first. */
function complaintScenes(replay: Replay, begin: Day): Scene[] {
  const urgent: PlannedVisit = {
    unit: '990102.yjgl',
    firm: firmOf('990102.yjgl', 20, 'plain'),
    day: workday(replay, addDays(begin, 34)),
    type: 'case',
  };
  const calm: PlannedVisit = {
    unit: '990102.scjg',
    firm: firmOf('990102.scjg', 21, 'plain'),
    day: workday(replay, addDays(begin, 42)),
    type: 'case',
  };
  let first = '';
  return [
    {
      day: urgent.day,
      time: '14:00',
      run: async () => {
        first = await adHoc(replay, urgent, 'complaint', true);
        await enter(replay, urgent, first);
      },
    },
    { day: urgent.day, time: '15:30', run: () => record(replay, urgent, first, true) },
    {
      day: calm.day,
      time: '14:30',
      run: async () => {
        const id = await adHoc(replay, calm, 'complaint');
        await enter(replay, calm, id);
        await record(replay, calm, id, false);
        await conclude(replay, calm, id, false, true);
      },
    },
  ];
}
