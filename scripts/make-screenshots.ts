/**
 * Makes the pictures of docs/tour.md: opens the demonstration at its fixed day on a database of its own, acts a little further, and takes each page at
 * its size. Pictures differ only when a screen does.
 *   npx tsx scripts/make-screenshots.ts [--out docs/images] [--look]      --look: every page at both sizes, as PNG, for looking them over
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SOCKET_PORT } from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import { buildScreens, openScreens, type Screens, type Size } from '../test/support/browser.ts';
import { fillDemo, openDemo } from '../test/support/demo-world.ts';
import { startTestServer, TEMPLATE } from '../test/support/server.ts';
import { inspectionPictures } from './tour/inspection.ts';
import type { Picture } from './tour/picture.ts';
import { reportingPictures } from './tour/reporting.ts';

const MOST_BYTES = 200 * 1024;
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
    await screen.page.waitForFunction(() => !document.querySelector('.ant-skeleton, [aria-busy=true]'));
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
    for (const picture of [...(await reportingPictures(demo)), ...(await inspectionPictures(demo))])
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
