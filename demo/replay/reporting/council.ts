/** The county's council: members with a gap, one meeting whose minutes were confirmed, one agreed item done and one that runs. */
import { addDays, type Day } from '#kernel/day.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { back, inOrder, paper } from './tools.ts';

const BUREAU = '990102.sf';
const MARKET = '990102.scjg';

const MEMBERS: readonly Readonly<Record<string, unknown>>[] = [
  { member_unit: BUREAU, name: '演示委员甲' },
  { member_unit: BUREAU, kind: 'liaison', name: '演示联络员甲', post: '股长' },
  { member_unit: MARKET, name: '演示委员乙', contact: '0000-1000001' },
  { member_unit: MARKET, kind: 'liaison', name: '演示联络员乙', post: '股长' },
  { member_unit: '990102.yjgl', name: '演示委员丙' },
  { department: '财政', name: '演示委员丁', contact: '0000-1000002' },
  { department: '财政', kind: 'liaison', name: '演示联络员丁', post: '科员' },
  { department: '发展改革', name: '演示委员戊' },
];

export function councilScenes(replay: Replay, today: Day): Scene[] {
  const supervisor = () => replay.actor(BUREAU, 'supervisor');
  const head = () => replay.actor(BUREAU, 'bureau-head');
  const clerk = (unit = MARKET) => replay.actor(unit, 'clerk');
  const ids: Record<string, string> = {};
  const at = (days: number, time: string, run: () => Promise<unknown>): Scene => ({
    day: back(replay, today, days),
    time,
    run,
  });
  const item = (title: string, owner: string, due: Day, proof_required: string) => ({
    meeting: ids.meeting,
    topic: null,
    title,
    requirement: '避免同一企业重复检查（演示）',
    owner,
    helpers: null,
    due,
    proof_required,
  });
  return inOrder(replay, [
    at(48, '09:00', async () => {
      await replay.act(supervisor(), 'council.set-up', {
        title: '演示东区行政执法会商机制',
        convener: '区司法局分管负责人',
        liaison: null,
        established: replay.clock.today(),
        basis: '区政府办公室通知（演示）',
        note: null,
      });
      const present: string[] = [];
      for (const more of MEMBERS) {
        const { id } = await replay.act(supervisor(), 'council.name-member', {
          kind: 'member',
          member_unit: null,
          department: null,
          post: '分管负责人',
          contact: null,
          remark: null,
          from: replay.clock.today(),
          ...more,
        });
        present.push(id);
      }
      ids.present = present.slice(0, 6).join(' ');
    }),
    at(44, '10:00', async () => {
      const topic = await replay.act(clerk(), 'council.propose-topic', {
        title: '联合检查计划怎样衔接（演示）',
        matter: '各部门检查计划时间冲突，企业反映一周来了两批人（演示）。',
        papers: null,
      });
      ids.topic = topic.id;
      const meeting = await replay.act(supervisor(), 'council.call-meeting', {
        title: '第一次全体会议（演示）',
        kind: 'full',
        day: addDays(replay.clock.today(), 3),
        time: '上午9时',
        place: '三楼会议室',
        agenda: null,
      });
      ids.meeting = meeting.id;
      await replay.act(supervisor(), 'council.put-on-agenda', { meeting: meeting.id, order: 1 }, topic.id);
    }),
    at(38, '15:00', async () => {
      const present = ids.present?.split(' ');
      await replay.act(
        supervisor(),
        'council.draft-minutes',
        {
          held_day: replay.clock.today(),
          present,
          others: null,
          minutes: '会议研究了联合检查计划的衔接，议定事项两项（演示）。',
          papers: null,
        },
        ids.meeting,
      );
      await replay.act(
        supervisor(),
        'council.discuss-topic',
        { conclusion: '由市场监管局汇总各部门计划（演示）。' },
        ids.topic,
      );
      ids.done = (
        await replay.act(
          supervisor(),
          'council.add-item',
          item('汇总各部门联合检查计划（演示）', MARKET, back(replay, today, 10), '汇总表'),
        )
      ).id;
      ids.open = (
        await replay.act(
          supervisor(),
          'council.add-item',
          item('建立企业检查预约台账（演示）', MARKET, addDays(today, 7), '台账样表'),
        )
      ).id;
      await replay.act(head(), 'council.confirm-minutes', {}, ids.meeting);
    }),
    at(30, '10:00', async () => {
      const page = await replay.ask<{ suggested: { title: string; body: string } }>(supervisor(), 'council.meeting', {
        id: ids.meeting,
      });
      const bulletin = await replay.act(supervisor(), 'council.draft-bulletin', {
        meeting: ids.meeting,
        papers: null,
        ...page.suggested,
      });
      await replay.act(supervisor(), 'council.send-bulletin', {}, bulletin.id);
    }),
    at(16, '14:00', async () => {
      const proof = [await paper(replay, clerk(), '联合检查计划汇总表.pdf')];
      await replay.act(clerk(), 'council.report-done', { progress: '已汇总六个部门的计划（演示）', proof }, ids.done);
    }),
    at(15, '09:00', () => replay.act(supervisor(), 'council.accept-item', { check_note: '已核（演示）' }, ids.done)),
    at(8, '16:00', () =>
      replay.act(clerk(), 'council.report-progress', { progress: '台账样表已征求意见（演示）' }, ids.open),
    ),
  ]);
}
