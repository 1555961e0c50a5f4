/**
 * Builds the demonstration: registers, sign-ins, local values, then weeks of work replayed through the real commands with a clock of their own.
 */
import sql from 'sql-template-tag';
import type { Platform } from '#apps/server/platform.ts';
import { fixedClock } from '#kernel/clock.ts';
import { addDays } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { initialPassword, seedPassword } from '#modules/identity/server.ts';
import { readDemo } from './read-demo.ts';
import { Replay } from './replay/replay.ts';
import { reportingBegins, reportingScenes } from './replay/reporting/index.ts';
import { playScenes } from './replay/scene.ts';
import { replayStories } from './replay/stories.ts';
import { setLocalValues } from './seed/local-values.ts';
import { type SeedIds, seedRegisters } from './seed/registers.ts';

export interface DemoSignIn {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly unit_name: string;
  readonly shows: string;
}

/** How far back the replayed weeks begin. */
const WEEKS_BACK = 8;

export interface DemoOptions {
  /** Tells the reporting year as well: returns, clues, campaigns, the council, training. Without it the weeks of inspections alone. */
  readonly reporting?: boolean;
}

/** Fills an empty platform. Returns the sign-ins, one for each role. */
export async function buildDemo(
  platform: Platform,
  notice: (line: string) => void,
  options: DemoOptions = {},
): Promise<DemoSignIn[]> {
  const today = platform.deps.clock.today();
  const weeks = addDays(today, -7 * WEEKS_BACK);
  const begin = options.reporting ? reportingBegins(today) : weeks;
  const clock = fixedClock(`${begin}T08:30:00+08:00`);
  const ids = await seedRegisters(platform.worker, platform.registry, today, clock.now().toISOString());
  const signIns = await makeSignIns(platform, ids, `${weeks}T08:30:00+08:00`);
  await platform.publish();
  notice('  单位、人员、企业和事项目录已建立');
  const replay = new Replay(platform, clock, ids);
  const scenes = options.reporting ? reportingScenes(replay, today) : [];
  const earlier = await playScenes(replay, scenes, begin, addDays(weeks, -1));
  if (earlier > 0) notice(`  报送年度的${earlier}个场景已回放到${weeks}`);
  replay.from(`${weeks}T08:30:00+08:00`);
  await setLocalValues(replay, today);
  await platform.publish();
  await replayStories(
    replay,
    today,
    notice,
    scenes.filter((it) => it.day >= weeks),
  );
  return signIns;
}

async function makeSignIns(platform: Platform, ids: SeedIds, at: string): Promise<DemoSignIn[]> {
  const file = readDemo('people');
  const units = new Map(readDemo('regions').units.map((unit) => [unit.code, unit.name]));
  const password = initialPassword();
  const accounts = await platform.worker.ask<{ id: string; username: string }>(
    NO_CLAIMS,
    sql`select id, username from account`,
  );
  await platform.worker.transact(NO_CLAIMS, async (tx) => {
    for (const account of accounts) await seedPassword(tx, account.id, password, at, false);
  });
  return file.accounts.map((account) => ({
    username: account.username,
    password,
    name: ids.names.get(account.person) ?? '',
    unit_name: units.get(account.unit) ?? account.unit,
    shows: account.shows,
  }));
}

const width = (text: string) => [...text].reduce((n, c) => n + (/[\u2e80-\uffff]/.test(c) ? 2 : 1), 0);
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(1, to - width(text)));

/** The printed table of sign-ins with the three pages worth seeing first. */
export function demoTable(url: string, signIns: readonly DemoSignIn[]): string[] {
  const password = signIns[0]?.password ?? '';
  return [
    '',
    `准绳演示已就绪：${url}   （单位、人员、企业和数据均为虚构）`,
    '',
    `${pad('用户名', 20)}${pad('单位', 34)}看什么`,
    ...signIns.map((one) => `${pad(one.username, 20)}${pad(one.unit_name, 34)}${one.shows}`),
    '',
    `口令都是：${password}`,
    '',
    '先看这三页：',
    `  1. 以 supervisor 登录，看今天要处理的预警：${url}/`,
    `  2. 以 policy-keeper 登录，看规则从哪来、为什么是这个值：${url}/policy`,
    `  3. 以 officer 登录手机端，走一次入企检查：${url}/field/`,
    '再看报送和线索：',
    `  4. 以 clerk 登录，填本年度年报、核对预填的数：${url}/returns`,
    `  5. 以 supervisor 登录，看谁没报、汇总和催报：${url}/returns/rounds`,
    `  6. 以 supervisor 登录，看来了四次的一条线索怎样并案、移交：${url}/clues`,
    `  7. 以 province 登录，看2024年专项整治的总结：${url}/campaigns`,
    '',
    '按 Ctrl+C 停止。',
  ];
}
