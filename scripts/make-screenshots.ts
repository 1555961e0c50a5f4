/**
 * Makes the pictures of docs/tour.md: opens the demonstration at its fixed day on a database of its own, acts a little further, and takes each page at
 * its size. Pictures differ only when a screen does.
 *   npx tsx scripts/make-screenshots.ts [--out docs/images] [--look]      --look: every page at both sizes, as PNG, for looking them over
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { SOCKET_PORT } from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import { approvedVisit, draftOf, enterByCode } from '../test/journeys/steps.ts';
import { buildScreens, openScreens, type Screens, type Size } from '../test/support/browser.ts';
import { type DemoWorld, fillDemo, openDemo } from '../test/support/demo-world.ts';
import { startTestServer, TEMPLATE } from '../test/support/server.ts';

interface Picture {
  readonly name: string;
  readonly size: Size;
  /** Who is signed in; absent: the public. */
  readonly as?: string;
  readonly path: string;
  /** What the page shows when it is ready. */
  readonly ready: string | RegExp;
  /** What the person does before the picture. */
  readonly first?: (page: Page) => Promise<unknown>;
}

const MOST_BYTES = 200 * 1024;
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

type Story = Awaited<ReturnType<typeof actFurther>>;

const pictures = (it: Story): readonly Picture[] => [
  { name: 'plan', size: 'desk', as: 'supervisor', path: `/r/plan/${it.plan}`, ready: '2026年冬季安全专项检查计划' },
  { name: 'approve', size: 'phone', as: 'head', path: '/approve', ready: '待批准' },
  { name: 'task', size: 'phone', as: 'officer', path: `/field/task/${it.task}`, ready: FIRM },
  { name: 'enter', size: 'phone', as: 'officer', path: `/field/task/${it.task}/code`, ready: '任务码' },
  { name: 'firm', size: 'phone', path: `/p/visit/${it.show}`, ready: OTHER_FIRM },
  { name: 'today', size: 'desk', as: 'supervisor', path: '/', ready: '今日' },
  { name: 'today', size: 'phone', as: 'supervisor', path: '/', ready: '今日' },
  { name: 'card', size: 'desk', as: 'supervisor', path: `/r/alert/${it.card}`, ready: '安静生产期入园检查' },
  { name: 'card', size: 'phone', as: 'supervisor', path: `/r/alert/${it.card}`, ready: '安静生产期入园检查' },
  { name: 'document', size: 'desk', as: 'supervisor', path: `/r/supervision-document/${it.document}`, ready: '已销号' },
  { name: 'lights', size: 'desk', as: 'city-bureau', path: '/lights', ready: '灯' },
  {
    name: 'why',
    size: 'desk',
    as: 'policy-keeper',
    path: '/policy/why/deadline.inspection_result',
    ready: '逐级查找',
  },
];

async function take(
  screens: Screens,
  picture: Picture,
  size: Size,
  out: string,
  format: 'webp' | 'png',
): Promise<string> {
  const screen = await screens.open(size, picture.as);
  try {
    await screen.go(picture.path);
    await screen.page.getByText(picture.ready).first().waitFor();
    await picture.first?.(screen.page);
    await screen.page.waitForLoadState('networkidle');
    const file = join(out, `${picture.name}-${size}.${format}`);
    const cdp = await screen.context.newCDPSession(screen.page);
    const { data } = await cdp.send('Page.captureScreenshot', {
      format,
      ...(format === 'webp' ? { quality: 90 } : {}),
    });
    const bytes = Buffer.from(data, 'base64');
    writeFileSync(file, bytes);
    const said = screen.complaints.length > 0 ? `  !! ${screen.complaints.join('; ')}` : '';
    return `${file}  ${Math.round(statSync(file).size / 1024)} KB${bytes.length > MOST_BYTES ? '  TOO LARGE' : ''}${said}`;
  } finally {
    await screen.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: 'docs/images' }, look: { type: 'boolean' } },
  });
  const out = values.out ?? 'docs/images';
  mkdirSync(out, { recursive: true });
  await buildScreens();
  const server = await startTestServer();
  const at = (role: 'owner' | 'app' | 'worker' | 'portal') =>
    roleConfig(role, { host: server.socketDir, port: SOCKET_PORT, database: TEMPLATE, user: roleName(role) });
  const configs = { owner: at('owner'), app: at('app'), worker: at('worker'), portal: at('portal') };
  const demo = await openDemo(configs, await fillDemo(configs, { reporting: true }));
  const screens = await openScreens(demo);
  try {
    const story = await actFurther(demo);
    for (const picture of pictures(story))
      for (const size of values.look ? (['desk', 'phone'] as const) : [picture.size])
        process.stdout.write(
          `${await take(screens, picture, size, out, values.look ? 'png' : 'webp').catch((error: Error) => `${picture.name}-${size}: ${error.message}`)}\n`,
        );
  } finally {
    await screens.close();
    await demo.close();
    await server.stop();
  }
}

await main();
