/** The council on screen: the bureau calls a meeting and writes the minutes, the head confirms, the owner reports on the phone, the bureau checks. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { windowsOn } from './screens.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const shots = process.env.ZS_SHOTS;

test('[ORG-12] [ORG-14] an agreed item goes from the minutes to done, across three desks and a phone', async () => {
  const bureau = await open('desk', 'supervisor');
  await bureau.go('/council');
  await bureau.page.getByText('本地区还没有登记会商机制').waitFor();
  await bureau.page.getByRole('button', { name: '登记会商机制' }).click();
  const form = bureau.page.getByRole('dialog');
  await form.getByLabel(/名称/).fill('演示东区会商机制');
  await form.getByRole('button', { name: '登记会商机制' }).click();
  await bureau.page.getByText('个部门还缺成员或联络员').waitFor();
  expect(await bureau.barriers()).toEqual([]);

  const supervisor = await demo.as('supervisor');
  const member = {
    kind: 'member',
    department: null,
    post: '分管负责人',
    contact: null,
    remark: null,
    from: '2026-01-05',
  };
  await supervisor.act('council.name-member', { ...member, member_unit: BUREAU, name: '会商甲' });
  await supervisor.act('council.name-member', { ...member, member_unit: AGENCY, name: '会商丙' });
  const { id } = await supervisor.act('council.call-meeting', {
    title: '第一次全体会议',
    kind: 'full',
    day: '2026-11-20',
    time: '上午9时',
    place: '三楼会议室',
    agenda: null,
  });
  await bureau.go(`/r/council-meeting/${id}`);
  await bureau.page.getByRole('button', { name: '起草纪要' }).click();
  const minutes = bureau.page.getByRole('dialog');
  await minutes.getByLabel(/实际召开日期/).fill('2026-11-20');
  await minutes.getByLabel(/实际召开日期/).press('Enter');
  await minutes.getByLabel(/会议纪要/).fill('会议研究了联合检查计划的衔接。');
  await minutes.getByRole('button', { name: '起草纪要' }).click();
  await bureau.page.getByText('纪要待确认').first().waitFor();
  await supervisor.act('council.add-item', {
    meeting: id,
    topic: null,
    title: '汇总联合检查计划',
    requirement: null,
    owner: AGENCY,
    helpers: null,
    due: '2026-12-04',
    proof_required: '汇总表',
  });

  const head = await open('desk', 'bureau-head');
  await head.go(`/r/council-meeting/${id}`);
  await head.page.getByRole('link', { name: '汇总联合检查计划' }).waitFor();
  await head.page.getByRole('button', { name: '确认纪要' }).click();
  await head.page.getByRole('dialog').getByRole('button', { name: '确认纪要' }).first().click();
  await head.page.getByRole('button', { name: '确定确认纪要' }).click();
  await head.page.getByText('纪要已确认').first().waitFor();
  await expect.poll(() => head.page.getByRole('dialog').count()).toBe(0);
  expect(await head.barriers()).toEqual([]);
  if (shots) await head.page.screenshot({ path: `${shots}/council-meeting.png`, fullPage: true });

  const owner = await open('phone', 'clerk');
  await owner.go('/council');
  await owner.page.getByRole('link', { name: '汇总联合检查计划' }).waitFor();
  expect(await owner.barriers()).toEqual([]);
  if (shots) await owner.page.screenshot({ path: `${shots}/council-phone.png`, fullPage: true });
  await owner.page.getByRole('link', { name: '汇总联合检查计划' }).click();
  await owner.page.getByRole('button', { name: '报告完成' }).click();
  const report = owner.page.getByRole('dialog');
  await report.getByLabel(/完成情况/).fill('各部门计划已汇总');
  await report
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '汇总表.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
    });
  await report.getByText('汇总表.pdf').waitFor();
  await report.getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByText('已报完成待核').first().waitFor();

  const [item] = await demo.look<{ id: string }>(sql`select id from agreed_item`);
  await bureau.go(`/r/agreed-item/${item?.id}`);
  await bureau.page.getByRole('button', { name: '核定完成' }).click();
  await bureau.page.getByRole('dialog').getByRole('button', { name: '核定完成' }).click();
  await bureau.page.getByText('已完成').first().waitFor();
  await bureau.go('/council');
  await bureau.page.getByText('没有未完成的议定事项').waitFor();
  if (shots) await bureau.page.screenshot({ path: `${shots}/council.png`, fullPage: true });
  await bureau.go('/council/members');
  await bureau.page.getByRole('cell', { name: '会商丙' }).waitFor();
  expect(await bureau.barriers()).toEqual([]);
  if (shots) await bureau.page.screenshot({ path: `${shots}/council-members.png`, fullPage: true });
});
