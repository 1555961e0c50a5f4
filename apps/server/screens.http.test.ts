import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { addScreens } from './screens.ts';

const root = mkdtempSync(join(tmpdir(), 'zs-screens-'));
function build(screen: string, mark: string): void {
  rmSync(join(root, screen), { recursive: true, force: true });
  mkdirSync(join(root, screen, 'assets'), { recursive: true });
  writeFileSync(join(root, screen, 'index.html'), `<title>${screen} ${mark}</title>`);
  writeFileSync(join(root, screen, 'assets', `main-${mark}.js`), `// ${screen} ${mark}`);
  writeFileSync(join(root, screen, 'icon.svg'), '<svg/>');
}
build('desk', 'one');
build('portal', 'one');
const app = Fastify();
app.get('/api/here', async () => ({ here: true }));
await addScreens(app, root);
await app.ready();
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});
const page = (url: string) =>
  app.inject({ url, headers: { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate' } });
const file = (url: string) => app.inject({ url, headers: { accept: '*/*', 'sec-fetch-mode': 'no-cors' } });

test('a build made under a running server is served; what is gone is not found, and never answered with the page', async () => {
  expect((await file('/assets/main-one.js')).body).toBe('// desk one');
  build('desk', 'two');
  expect((await file('/assets/main-two.js')).body).toBe('// desk two');
  expect((await page('/')).body).toContain('desk two');
  const gone = await file('/assets/main-one.js');
  expect([gone.statusCode, gone.headers['cache-control']]).toEqual([404, 'no-store']);
  expect(gone.body).not.toContain('<title>');
  expect((await page('/assets/main-one.js')).statusCode).toBe(404);
  expect((await file('/records/firm/export.json')).statusCode).toBe(404);
});

test('hashed files are kept for ever, the page and the rest are asked about each time', async () => {
  expect((await file('/p/assets/main-one.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await file('/icon.svg')).headers['cache-control']).toBe('no-cache');
  const deep = await page('/p/visit/abc/rate/level');
  expect([deep.statusCode, deep.headers['cache-control'], deep.body]).toEqual([
    200,
    'no-cache',
    '<title>portal one</title>',
  ]);
  expect((await page('/p/')).body).toContain('portal one');
});

test('a screen that appears after the start is served; the interface and the folders above stay what they are', async () => {
  expect((await page('/field/')).statusCode).toBe(404);
  build('field', 'one');
  expect((await page('/field/task/1')).body).toContain('field one');
  expect((await app.inject({ url: '/api/here' })).json()).toEqual({ here: true });
  expect((await page('/api/nowhere')).statusCode).toBe(404);
  expect((await file('/..%2f..%2f..%2fetc/passwd')).statusCode).toBe(404);
  expect((await app.inject({ method: 'HEAD', url: '/assets/main-two.js' })).statusCode).toBe(200);
});
