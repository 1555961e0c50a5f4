/** A year of training: everybody has their hours but one officer, who missed a session and will fall short; a plan made, a round under way. */
import sql from 'sql-template-tag';
import { addDays, type Day } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { trainingSweep } from '#modules/training/server.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { back, byItself, inOrder, on } from './tools.ts';

const MARKET = '990102.scjg';
/** Units whose plan was made in time. */
const PLANNING = [MARKET, '990102.yjgl', '990102.csgl', '990121.scjg'] as const;

const lesson = (more: Readonly<Record<string, unknown>>) => ({
  round: null,
  course: 'practice',
  form: 'course',
  place: '演示会议室',
  teacher: null,
  level: 'levels',
  township: false,
  field: null,
  joint_units: null,
  papers: null,
  units: null,
  persons: null,
  ...more,
});

export function trainingScenes(replay: Replay, year: number, today: Day): Scene[] {
  const officers = async (prefix: string, but: readonly string[] = []) =>
    (
      await replay.platform.worker.ask<{ id: string; unit: string }>(
        NO_CLAIMS,
        sql`select id, unit from officer where region like ${`${prefix}%`} and state = 'active' and kind <> 'auxiliary' order by unit, id`,
      )
    ).filter((it) => !but.includes(it.id));
  const clerk = () => replay.actor(MARKET, 'clerk');
  let short = '';
  const held = async (
    bureau: string,
    prefix: string,
    more: Readonly<Record<string, unknown>>,
    but: readonly string[] = [],
  ) =>
    replay.act(
      replay.actor(bureau, 'supervisor'),
      'training.record-session',
      lesson({ day: replay.clock.today(), persons: (await officers(prefix, but)).map((it) => it.id), ...more }),
    );
  const law = { title: '公共法律知识集中培训（演示）', kind: 'public_law', course: 'public_law' };
  const skill = { title: '行政执法业务和技能培训（演示）', kind: 'business_skill', course: 'practice' };
  return inOrder(replay, [
    on(replay, year, 2, 25, '09:00', async () => {
      for (const unit of PLANNING) {
        const who = replay.actor(unit, 'clerk');
        const plan = await replay.act(who, 'training.draft-plan', {
          year,
          content: '上半年公共法律知识30学时，下半年业务知识30学时（演示）。',
          persons: replay.holders(unit, 'officer'),
          hours_public_law: 30,
          hours_business_skill: 30,
          hours_politics: 12,
          tests: ['written'],
          papers: null,
        });
        await replay.act(who, 'training.submit-plan', {}, plan.id);
      }
    }),
    on(replay, year, 5, 12, '16:00', async () => {
      const there = await officers('990102');
      short = there.find((it) => it.unit === MARKET)?.id ?? '';
      await held('990000.sf', '9900', { ...law, hours: 30 });
      await held('990100.sf', '9901', { ...law, hours: 30 });
      await held('980100.sf', '98', { ...law, hours: 40, course: 'penalty_law', form: 'lecture' });
      await held('970103.sf', '97', { ...law, hours: 20 });
    }),
    on(replay, year, 6, 16, '16:00', async () => {
      await held('990000.sf', '9900', { ...skill, hours: 30 });
      await held('990100.sf', '9901', { ...skill, hours: 30 }, [short]);
      await held('980100.sf', '98', { ...skill, hours: 20, course: 'penalty_law', form: 'lecture' });
      await held('970103.sf', '97', { ...skill, hours: 40, course: 'site_check' });
      await held(
        '990102.sf',
        '990102',
        { title: '乡镇（街道）综合执法培训（演示）', kind: 'business_skill', hours: 4, township: true },
        [short],
      );
    }),
    {
      day: back(replay, today, 20),
      time: '09:00',
      run: async () => {
        const persons = (await officers('990102')).filter((it) => it.unit.startsWith(MARKET)).map((it) => it.id);
        const round = await replay.act(clerk(), 'training.open-round', {
          title: '冬季全员轮训（演示）',
          groups: ['officers'],
          from: replay.clock.today(),
          until: addDays(today, 30),
          note: null,
          units: null,
          persons,
        });
        await replay.act(
          clerk(),
          'training.record-session',
          lesson({
            title: '轮训第一期（演示）',
            round: round.id,
            kind: 'business_skill',
            hours: 2,
            level: 'unit',
            day: replay.clock.today(),
            persons: persons.filter((it) => it !== short).slice(0, 2),
          }),
        );
        await replay.act(
          clerk(),
          'training.plan-session',
          lesson({
            title: '轮训第二期（演示）',
            round: round.id,
            kind: 'business_skill',
            hours: 2,
            level: 'unit',
            day: addDays(today, 12),
            persons: persons.filter((it) => it !== short).slice(0, 2),
          }),
        );
        await replay.act(clerk(), 'training.record-result', {
          title: '轮训第一期测验（演示）',
          session: null,
          must_know: null,
          test: 'written',
          day: replay.clock.today(),
          award: null,
          papers: null,
          officer: persons.find((it) => it !== short),
          score: 82,
          own_line: 60,
        });
      },
    },
    {
      day: back(replay, today, 1),
      time: '18:00',
      run: () => trainingSweep(byItself(replay)),
    },
  ]);
}
