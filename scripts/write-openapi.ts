/** Writes docs/openapi.json, the API as `GET /api/openapi.json` answers it: `npx tsx scripts/write-openapi.ts [--check]`. Needs no database. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { createPlatform } from '#apps/server/platform.ts';
import { fixedClock } from '#kernel/clock.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { appVersion } from '#kernel/server/version.ts';

const FILE = 'docs/openapi.json';

/** The document's text: every address below /api with every verb's form, in the order of its addresses. */
export async function openapiText(): Promise<string> {
  const data_dir = mkdtempSync(join(tmpdir(), 'zs-openapi-'));
  // Settings of a database that nobody asks.
  const nowhere = { host: data_dir, max: 1 };
  const platform = await createPlatform({
    configs: { owner: nowhere, app: nowhere, worker: nowhere, portal: nowhere },
    clock: fixedClock('2026-01-01T00:00:00+08:00'),
    log: pino({ level: 'silent' }),
    kind: 'real',
    version: appVersion(),
    data_dir,
    secret: new Uint8Array(32),
  });
  try {
    await platform.http.ready();
    const document = platform.http.swagger() as { readonly paths?: Readonly<Record<string, unknown>> };
    const paths = Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/api/'));
    paths.sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify({ ...document, paths: Object.fromEntries(paths) }, null, 1)}\n`;
  } finally {
    await platform.close();
    rmSync(data_dir, { recursive: true, force: true });
  }
}

async function main(check: boolean): Promise<void> {
  const wanted = await openapiText();
  const path = join(projectRoot(), FILE);
  if (!check) writeFileSync(path, wanted);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== wanted)
    throw new Error(`${FILE} is not current: run npx tsx scripts/write-openapi.ts and commit it`);
  process.stdout.write(`${FILE} ${check ? 'is current' : 'written'}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
