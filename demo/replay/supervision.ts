/** What becomes of alerts: one explained and accepted, one made a document, rectified and closed. */
import sql from 'sql-template-tag';
import { addDays, type Day } from '#kernel/day.ts';
import type { Told, Turn } from './calendar.ts';
import type { Replay } from './replay.ts';
import { cardOf } from './scenes.ts';

/** Something that happens at a time of a day. */
export interface Scene {
  readonly day: Day;
  readonly time: string;
  readonly run: () => Promise<unknown>;
}

/** The day itself, or the next one that is worked. */
export function workday(replay: Replay, day: Day): Day {
  return replay.platform.deps.policy('000000', day).isWorkday(day) ? day : workday(replay, addDays(day, 1));
}

/** One alert explained and accepted; one that became a document, was rectified and closed. */
export function supervisionScenes(replay: Replay, begin: Day, inspections: ReadonlyMap<Told, string>): Scene[] {
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
