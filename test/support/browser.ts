/**
 * A real browser on the built screens of a demonstration: headless Chromium at the two sizes of the project. Without Chromium the run fails and says
 * so; `.ci/run` installs it. What the browser complains of is kept, so that a journey can end with "and nothing went wrong".
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { DemoWorld } from './demo-world.ts';

/** The two sizes at which every page is looked at. */
export const SIZES = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console and the pages complained of; answers of 4xx and a network taken away are designed states and not among them. */
  readonly complaints: readonly string[];
  /** Opens an address of the platform. */
  go(path: string): Promise<void>;
  /** Serious and critical findings of axe-core on the page as it is now. */
  barriers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Screens {
  /** A window of its own; `as` is signed in already, as if this morning. */
  open(size: Size, as?: string): Promise<Screen>;
  close(): Promise<void>;
}

function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error(
    `no Chromium at ${path}: install it (apt-get install chromium, or .ci/run) or set CHROMIUM to its path`,
  );
}

/**
 * Builds the screens whose sources changed, once for all test files of a run and not at the same time in two processes. In a process of its own: the
 * test runner's NODE_ENV would make screens for developers, and they would be kept.
 */
export async function buildScreens(): Promise<void> {
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, NODE_ENV: 'production' } });
}

/** Opens the demonstration to browsers and starts Chromium with a new profile. */
export async function openScreens(demo: DemoWorld): Promise<Screens> {
  const executablePath = chromiumPath();
  const url = await demo.listen();
  const browser = await chromium.launch({ executablePath, args: QUIET });
  return {
    open: (size, as) => openScreen(demo, browser, url, size, as),
    close: () => browser.close(),
  };
}

async function openScreen(demo: DemoWorld, browser: Browser, url: string, size: Size, as?: string): Promise<Screen> {
  const phone = size === 'phone';
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: phone,
    hasTouch: phone,
    permissions: ['geolocation'],
    geolocation: { latitude: 20.31, longitude: 135.12 },
  });
  await context.clock.setFixedTime(demo.clock.now());
  if (as) await context.addCookies([{ name: 'zs_session', value: (await demo.as(as)).token, url, httpOnly: true }]);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    const designed =
      /^Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)/;
    if (message.type() === 'error' && !designed.test(message.text())) complaints.push(message.text());
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return {
    page,
    context,
    complaints,
    async go(path) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
    },
    barriers: () => barriersOf(page),
    close: () => context.close(),
  };
}

const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  readonly axe: {
    run(): Promise<{
      violations: { id: string; impact: string | null; nodes: { target: unknown[]; html: string }[] }[];
    }>;
  };
}

/** A page is judged at rest: colours half-way through a fade, or of a button that waits for its answer, are nobody's to read yet. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const moving = document.getAnimations().some((it) => it.playState === 'running' || it.pending);
    return !moving && !document.querySelector('.ant-btn-loading');
  });
}

async function barriersOf(page: Page): Promise<string[]> {
  await atRest(page);
  await page.evaluate(`${axeSource()};undefined`);
  const found = await page.evaluate(async () => (await (globalThis as unknown as AxeWindow).axe.run()).violations);
  return found
    .filter((it) => it.impact === 'serious' || it.impact === 'critical')
    .map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
