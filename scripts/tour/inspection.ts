/** First part of the tour: one inspection, from plan to closed alert. */
import { approvedVisit, draftOf, enterByCode } from '../../test/journeys/steps.ts';
import type { DemoWorld } from '../../test/support/demo-world.ts';
import type { Picture } from './picture.ts';

const FIRM = '演示东区春水家具有限公司';
const OTHER_FIRM = '演示东区和风家具店（个体工商户）';

/** Things for the pages to show: a plan at the bureau, a visit to approve, a task to enter, a visit under way. */
async function actFurther(demo: DemoWorld) {
  const [clerk, head, officer, supervisor] = await demo.all('clerk', 'head', 'officer', 'supervisor');
  const plan = await clerk.act('plan.create', {
    title: '2026年冬季安全专项检查计划',
    kind: 'special',
    year: 2026,
    basis: '冬季安全生产工作部署（演示）',
    reason: '冬季用火用电集中，合并检查一次完成（演示）',
  });
  await clerk.act('plan.add-inspection', await draftOf(clerk, '演示东区丰谷电子有限公司', '2026-12-02'), plan.id);
  await clerk.act('plan.add-inspection', await draftOf(clerk, FIRM, '2026-11-27'), plan.id);
  await clerk.act('plan.submit', {}, plan.id);
  await head.act('plan.approve', {}, plan.id);
  await clerk.act('plan.file', {}, plan.id);
  const task = await approvedVisit(officer, head, FIRM, '2026-11-20', {
    quiet_ground: 'complaint_case',
    quiet_words: '群众来电反映，须当天核实（演示）',
  });
  const visit = await approvedVisit(officer, head, OTHER_FIRM, '2026-11-20');
  const entered = await enterByCode(officer, visit);
  await demo.settle();
  const cards = await supervisor.list('alert', { filter: { light: 'red' }, state: ['open'] });
  const quiet = cards.find((it) => String(it.title).includes('安静生产期')) ?? cards[0];
  const [document] = await supervisor.list('supervision-document', { state: ['closed'] });
  return { plan: plan.id, task, show: entered.result?.show_token as string, card: quiet?.id, document: document?.id };
}

/** Acts a little further than the demonstration, and names the pages of the first part. */
export async function inspectionPictures(demo: DemoWorld): Promise<readonly Picture[]> {
  const it = await actFurther(demo);
  return [
    { name: 'plan', size: 'desk', as: 'supervisor', path: `/r/plan/${it.plan}`, ready: '2026年冬季安全专项检查计划' },
    { name: 'approve', size: 'phone', as: 'head', path: '/approve', ready: '待批准' },
    { name: 'task', size: 'phone', as: 'officer', path: `/field/task/${it.task}`, ready: FIRM },
    { name: 'enter', size: 'phone', as: 'officer', path: `/field/task/${it.task}/code`, ready: '任务码' },
    { name: 'firm', size: 'phone', path: `/p/visit/${it.show}`, ready: OTHER_FIRM },
    { name: 'today', size: 'desk', as: 'supervisor', path: '/', ready: '今日' },
    { name: 'today', size: 'phone', as: 'supervisor', path: '/', ready: '今日' },
    { name: 'card', size: 'desk', as: 'supervisor', path: `/r/alert/${it.card}`, ready: '安静生产期入园检查' },
    { name: 'card', size: 'phone', as: 'supervisor', path: `/r/alert/${it.card}`, ready: '安静生产期入园检查' },
    {
      name: 'document',
      size: 'desk',
      as: 'supervisor',
      path: `/r/supervision-document/${it.document}`,
      ready: '已销号',
    },
    { name: 'lights', size: 'desk', as: 'city-bureau', path: '/lights', ready: '灯' },
    {
      name: 'why',
      size: 'desk',
      as: 'policy-keeper',
      path: '/policy/why/deadline.inspection_result',
      ready: '逐级查找',
    },
  ];
}
