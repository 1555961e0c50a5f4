/** The clues of the last weeks: one that arrived four times, one handed down, one nobody has taken yet, one late, some closed; a task force. */
import { addDays, type Day } from '#kernel/day.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { back, inOrder, unitIds } from './tools.ts';

const BUREAU = '990102.sf';
const MARKET = '990102.scjg';
const URBAN = '990102.csgl';

/** A clue as it is taken down. */
const taken = (day: Day, title: string, content: string, more: Readonly<Record<string, unknown>> = {}) => ({
  channel: 'telephone',
  arrived_day: day,
  reference: null,
  title: `${title}（演示）`,
  content: `${content}（演示）`,
  about_unit: null,
  enterprise: false,
  informant: null,
  phone: null,
  address: null,
  words: null,
  papers: null,
  ...more,
});

const hand = (to_unit: string, more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'down',
  to_unit,
  reason: '属于该单位职责（演示）',
  redaction_reason: null,
  copy_title: null,
  copy_content: null,
  ...more,
});

const STORY = '检查人员以消防通道不合格为由，开口要收三千元“整改保证金”，不开票据';

export function clueScenes(replay: Replay, today: Day): Scene[] {
  const supervisor = () => replay.actor(BUREAU, 'supervisor');
  const ids: Record<string, string> = {};
  const at = (days: number, time: string, run: () => Promise<unknown>): Scene => ({
    day: back(replay, today, days),
    time,
    run,
  });
  const register = async (key: string, form: Readonly<Record<string, unknown>>, who = supervisor()) => {
    ids[key] = (await replay.act(who, 'clue.register', form)).id;
  };
  const now = () => replay.clock.today();
  const triage = async (key: string, unit: string, deadline: Day, category = 'irregular') =>
    replay.act(
      supervisor(),
      'clue.triage',
      {
        categories: [category],
        situations: null,
        units: await unitIds(replay, unit),
        enterprise: true,
        deadline,
        deadline_note: '逐件确定（演示）',
        triage_note: '反映的情况具体，应当核查（演示）',
      },
      ids[key],
    );
  const assign = (key: string, task_force: string | null = null) =>
    replay.act(
      supervisor(),
      'clue.assign',
      { person: supervisor().person, task_force, note: '请在时限内核查（演示）' },
      ids[key],
    );
  const finish = async (key: string, verification: string, disposition: string) => {
    await replay.act(
      supervisor(),
      'clue.verify',
      { verification, verification_note: '已调阅案卷、询问双方（演示）' },
      ids[key],
    );
    await replay.act(
      supervisor(),
      'clue.dispose',
      {
        dispositions: [disposition],
        disposition_note: '已按核实情况处理（演示）',
        accountability_note: null,
        exemption_note: null,
        underlying: disposition === 'none' ? null : '检查前没有核对最近一次检查的时间（演示）',
      },
      ids[key],
    );
    await replay.act(supervisor(), 'clue.close', { reply: '您反映的问题已经核查处理，感谢监督（演示）。' }, ids[key]);
  };
  return inOrder(replay, [
    at(40, '09:10', () =>
      register(
        'twice',
        taken(now(), '一个月内两次上门检查', '同一门店一个月内被两次检查，事项相同', {
          about_unit: '990102.yjgl',
          enterprise: true,
        }),
      ),
    ),
    at(39, '10:00', async () => {
      await triage('twice', '990102.yjgl', addDays(today, -12));
      await assign('twice');
    }),
    at(38, '09:30', () =>
      register(
        'late',
        taken(now(), '检查不出示执法证', '两名检查人员没有出示证件', { channel: 'email', about_unit: '990102.sthj' }),
      ),
    ),
    at(37, '11:00', async () => {
      await triage('late', '990102.sthj', back(replay, today, 6));
      await assign('late');
    }),
    at(30, '16:00', () => finish('twice', 'true', 'rectify')),
    at(24, '09:40', () =>
      register(
        'stall',
        taken(now(), '早市摊位占道', '早市摊位占用人行道，多日无人管', {
          channel: 'hotline_12345',
          reference: '演示热线-102',
        }),
      ),
    ),
    at(24, '15:00', async () => {
      const sent = await replay.act(supervisor(), 'clue.hand-over', hand(URBAN), ids.stall);
      ids.stall_handover = (sent.result as { handover: string }).handover;
    }),
    at(23, '09:00', () => replay.act(replay.actor(URBAN, 'clerk'), 'clue.accept', {}, ids.stall_handover)),
    at(20, '10:00', async () => {
      const head = replay.actor(BUREAU, 'bureau-head');
      const force = await replay.act(head, 'clue.set-up-force', {
        name: '涉企收费线索核查专班（演示）',
        purpose: '集中核查检查中违规收取费用的线索（演示）',
        leader: head.person,
        members: [head.person, supervisor().person],
        from: now(),
        until: addDays(today, 60),
        papers: null,
      });
      ids.force = force.id;
    }),
    at(18, '09:05', () =>
      register(
        'four',
        taken(now(), '检查时索要“整改保证金”', STORY, {
          about_unit: MARKET,
          enterprise: true,
          informant: '演示反映人',
          phone: '00000000000',
          address: '演示路一号',
        }),
      ),
    ),
    at(17, '09:20', () =>
      register(
        'four_hotline',
        taken(now(), '检查人员索要保证金', `市民来电：${STORY}`, {
          channel: 'hotline_12345',
          reference: '演示热线-118',
          about_unit: MARKET,
        }),
      ),
    ),
    at(16, '10:20', () =>
      register(
        'four_firm',
        taken(now(), '检查收取保证金', STORY, { channel: 'party', about_unit: MARKET, enterprise: true }),
      ),
    ),
    at(15, '10:00', async () => {
      for (const key of ['four_hotline', 'four_firm'])
        await replay.act(supervisor(), 'clue.merge', { into: ids.four, reason: '反映的是同一件事（演示）' }, ids[key]);
      await replay.act(
        supervisor(),
        'clue.add-arrival',
        {
          channel: 'petition',
          arrived_day: now(),
          reference: '演示信访-9',
          informant: null,
          phone: null,
          address: null,
          words: '来信内容同前（演示）。',
          papers: null,
        },
        ids.four,
      );
      await triage('four', MARKET, addDays(today, 18), 'profit');
      await assign('four', ids.force);
      const sent = await replay.act(
        supervisor(),
        'clue.hand-over',
        hand(MARKET, {
          reason: '请先行自查（演示）',
          redaction_reason: '需要该局先自查近期收费情况（演示）',
          copy_title: '核查检查中的收费行为（演示）',
          copy_content: '请核查近期检查中有无以任何名义收取费用的行为（演示）。',
        }),
        ids.four,
      );
      ids.copy_handover = (sent.result as { handover: string }).handover;
    }),
    at(14, '09:30', () => replay.act(replay.actor(MARKET, 'clerk'), 'clue.accept', {}, ids.copy_handover)),
    at(12, '09:40', async () => {
      await register('noise', taken(now(), '工地夜间施工', '沿河工地夜里两点还在打桩'));
      await triage('noise', '990102.zfcj', addDays(today, 20));
      await assign('noise');
    }),
    at(9, '10:30', () => finish('noise', 'untrue', 'none')),
    at(6, '09:15', async () => {
      await register(
        'sign',
        taken(now(), '店铺招牌被拆', '店铺招牌被拆，没有事先通知', { channel: 'petition', enterprise: true }),
      );
      await replay.act(supervisor(), 'clue.hand-over', hand('990102.zfcj'), ids.sign);
    }),
    at(4, '15:30', () =>
      register(
        'two',
        taken(now(), '同一天两家单位检查', '上午下午各来一批检查人员', { enterprise: true, about_unit: URBAN }),
      ),
    ),
    at(2, '09:50', async () => {
      await register(
        'city',
        taken(now(), '收费标准前后不一', '两次缴费金额不同，说不出依据', {
          channel: 'hotline_12345',
          reference: '演示热线-131',
        }),
      );
      await replay.act(
        replay.actor('990100.sf', 'supervisor'),
        'clue.pull-up',
        { reason: '多地反映，提级核查（演示）' },
        ids.city,
      );
    }),
    at(1, '16:10', () =>
      register(
        'new',
        taken(now(), '检查结果迟迟不告知', '检查过去三周没有结果', {
          channel: 'party',
          enterprise: true,
          about_unit: '990102.yjgl',
        }),
      ),
    ),
  ]);
}
