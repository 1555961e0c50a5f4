/** What a new installation begins with: the demonstration with its sign-ins, or the three administrators with passwords shown once. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { buildDemo, type DemoSignIn, demoTable } from '#demo/build.ts';
import { refuse } from '#kernel/refusal.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { firstAdministrators } from '#modules/identity/server.ts';
import type { Platform } from './platform.ts';

/** Lines printed once the server listens. */
export type Welcome = (url: string) => readonly string[];

/** Sign-ins of a demonstration that is wholly built, in its data folder. */
export const DEMO_FILE = 'demo-sign-ins.json';

/** Fills an empty installation. Returns what to print. */
export async function firstStart(
  platform: Platform,
  options: {
    readonly kind: 'demo' | 'real';
    readonly data_dir: string;
    readonly notice: (line: string) => void;
  },
): Promise<Welcome> {
  const [state] = await platform.worker.ask<{ people: number }>(
    NO_CLAIMS,
    sql`select count(*)::integer as people from person`,
  );
  const empty = (state?.people ?? 0) === 0;
  if (options.kind === 'demo') {
    const file = join(options.data_dir, DEMO_FILE);
    if (!empty && !existsSync(file))
      throw refuse(
        'start.demo_half',
        `上次建立演示数据时中断了。数据目录 ${options.data_dir} 里只有未建完的演示数据，请删除它后重新启动。`,
      );
    if (empty) {
      options.notice('首次启动，正在建立演示数据（约半分钟）……');
      const signIns = await buildDemo(platform, options.notice, { reporting: true });
      writeFileSync(file, JSON.stringify(signIns, null, 1), { mode: 0o600 });
    }
    const signIns = JSON.parse(readFileSync(file, 'utf8')) as DemoSignIn[];
    return (url) => demoTable(url, signIns);
  }
  if (!empty) return (url) => [`服务已启动：${url}`];
  const made = await firstAdministrators(platform.deps);
  return (url) => [
    `服务已启动：${url}`,
    '已建立三个管理员账号。初始口令只显示这一次，首次登录须修改：',
    ...made.map((one) => `  ${one.role_label}  用户名 ${one.username}  初始口令 ${one.password}`),
  ];
}
