/**
 * The demonstration's weeks of work, each act through the real commands on its own day: plans and ordinary visits, and those that the rules
 * notice. What becomes of an alert is told to the end for one (a document, rectified, closed), and left waiting for others.
 */
import sql from 'sql-template-tag';
import { addDays, type Day } from '#kernel/day.ts';
import { type DemoFirm, readDemo } from '../read-demo.ts';
import type { Replay } from './replay.ts';
import { adHoc, approve, cardOf, conclude, enter, enterLate, type PlannedVisit, record, yearPlan } from './scenes.ts';

/** What makes a visit a story. */
type Turn =
  | 'plain'
  | 'found'
  | 'late-result'
  | 'no-result'
  | 'no-code'
  | 'quiet'
  | 'not-published'
  | 'waiting'
  | 'to-approve';

interface Told extends PlannedVisit {
  readonly turn: Turn;
}

interface Scene {
  readonly day: Day;
  readonly time: string;
  readonly run: () => Promise<unknown>;
}

/** Agencies with plans; each visits these firms of its region, on these days after the beginning. */
const CALENDAR: readonly {
  readonly unit: string;
  /** Which of the unit's officers go; the first two where absent. */
  readonly officers?: readonly number[];
  readonly visits: readonly (readonly [day: number, firm: number, turn: Turn])[];
}[] = [
  {
    unit: '990102.scjg',
    visits: [
      [4, 0, 'plain'],
      [8, 3, 'found'],
      [12, 0, 'plain'],
      [15, 5, 'late-result'],
      [19, 0, 'quiet'],
      [24, 7, 'plain'],
      [29, 0, 'plain'],
      [33, 8, 'no-code'],
      [37, 9, 'plain'],
      [41, 0, 'plain'],
      [45, 4, 'found'],
      [48, 11, 'no-result'],
      [51, 12, 'plain'],
    ],
  },
  {
    unit: '990102.yjgl',
    visits: [
      [6, 1, 'plain'],
      [13, 0, 'plain'],
      [21, 2, 'late-result'],
      [30, 6, 'plain'],
      [38, 9, 'quiet'],
      [46, 13, 'not-published'],
      [52, 14, 'plain'],
    ],
  },
  {
    unit: '990102.sthj',
    visits: [
      [7, 2, 'plain'],
      [14, 0, 'plain'],
      [28, 10, 'found'],
      [39, 9, 'plain'],
      [47, 15, 'no-result'],
    ],
  },
  {
    unit: '990102.csgl',
    officers: [1, 2],
    visits: [
      [9, 4, 'plain'],
      [22, 16, 'plain'],
      [36, 9, 'plain'],
      [50, 17, 'no-code'],
    ],
  },
  {
    unit: '990102001.zf',
    visits: [
      [16, 18, 'plain'],
      [32, 19, 'plain'],
    ],
  },
  {
    unit: '990121.scjg',
    officers: [1, 2, 0],
    visits: [
      [10, 0, 'plain'],
      [18, 1, 'plain'],
      [26, 0, 'late-result'],
      [44, 2, 'no-result'],
    ],
  },
  {
    unit: '980100.csgl',
    visits: [
      [11, 0, 'plain'],
      [25, 1, 'found'],
      [40, 0, 'no-result'],
    ],
  },
  {
    unit: '970103.scjg',
    visits: [
      [12, 0, 'plain'],
      [27, 1, 'no-code'],
      [43, 2, 'plain'],
    ],
  },
];

const OPEN_TODAY = ['990102.scjg', '990121.scjg', '970103.scjg'];

export async function replayStories(replay: Replay, today: Day, notice: (line: string) => void): Promise<void> {
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
  scenes.push(...complaintScenes(replay, begin), ...supervisionScenes(replay, begin, inspections));
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

function workday(replay: Replay, day: Day): Day {
  return replay.platform.deps.policy('000000', day).isWorkday(day) ? day : workday(replay, addDays(day, 1));
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

/** One alert explained and accepted; one that became a document, was rectified and closed. */
function supervisionScenes(replay: Replay, begin: Day, inspections: ReadonlyMap<Told, string>): Scene[] {
  const bureau = '990102.sf';
  const of = (unit: string, turn: Turn) =>
    [...inspections].find(([visit]) => visit.unit === unit && visit.turn === turn)?.[1] ?? '';
  const card = async (unit: string, turn: Turn) => {
    const found = await cardOf(replay, of(unit, turn));
    if (!found) throw new Error(`no card stands for ${turn} of ${unit}`);
    return found.id;
  };
  const clerk = (unit: string) => replay.actor(unit, 'clerk');
  const supervisor = () => replay.actor(bureau, 'supervisor');
  let document = '';
  const at = (days: number, time: string, run: () => Promise<unknown>): Scene => ({
    day: workday(replay, addDays(begin, days)),
    time,
    run,
  });
  return [
    at(43, '10:00', async () => {
      const id = await card('990102.scjg', 'no-code');
      await replay.act(
        clerk('990102.scjg'),
        'supervision.explain',
        { explanation: '厂区地下车间没有信号，已当日补录，并附现场照片说明（演示）。', evidence: null },
        id,
      );
    }),
    at(44, '15:00', async () => {
      const found = await replay.one<{ id: string }>(sql`select id from alert where state = 'explained' limit 1`);
      if (found)
        await replay.act(
          supervisor(),
          'supervision.accept-explanation',
          { decision_note: '说明属实，补录及时（演示）。' },
          found.id,
        );
    }),
    at(40, '09:30', async () => {
      const answer = await replay.act(supervisor(), 'supervision.draft-document', {
        kind: 'document.suggestion',
        alerts: [await card('990102.scjg', 'quiet')],
        requirements: '核查入园检查的必要性，完善检查计划，今后入园检查先行登记特殊情形（演示）。',
        reply_due: null,
        reply_basis: null,
        to_unit: null,
        facts: null,
        problems: null,
        basis: null,
      });
      document = answer.id;
      await replay.act(supervisor(), 'supervision.submit-document', {}, document);
    }),
    at(41, '10:20', () =>
      replay.act(
        replay.actor(bureau, 'bureau-head'),
        'supervision.approve-document',
        { review_note: '同意（演示）' },
        document,
      ),
    ),
    at(49, '16:40', () =>
      replay.act(
        clerk('990102.scjg'),
        'supervision.reply',
        { done: '已修订入园检查审批流程，组织学习，后续计划避开安静生产期（演示）。', evidence: null },
        document,
      ),
    ),
    at(51, '09:50', () =>
      replay.act(
        supervisor(),
        'supervision.check-rectification',
        { result: 'accept', note: '整改到位（演示）', reply_due: null },
        document,
      ),
    ),
    at(51, '10:05', () => replay.act(supervisor(), 'supervision.close', { note: '销号（演示）' }, document)),
  ];
}
