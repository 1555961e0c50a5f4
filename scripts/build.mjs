/**
 * Builds what changed: the server and command line into build/server, each app with an index.html into build/<app>.
 * Every target carries the hash of its sources, so a second start builds nothing. `node scripts/build.mjs [--force]`
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const BUILD = join(ROOT, 'build');
const WEB_APPS = ['desk', 'field', 'portal'];
const SHARED = ['kernel', 'modules', 'package.json', 'package-lock.json', 'scripts/build.mjs', 'tsconfig.json'];
const NOT_SOURCE = /(\.test\.tsx?|\.md)$/;

/** The targets to build: name, sources, and how. */
function targets() {
  const web = WEB_APPS.filter((app) => existsSync(join(ROOT, 'apps', app, 'index.html')));
  return [
    { name: 'server', sources: [...SHARED, 'apps/cli', 'apps/server', 'demo'], make: makeServer },
    ...web.map((app) => ({
      name: app,
      sources: [...SHARED, `apps/${app}`, 'apps/shared'],
      make: (to) => makeWeb(app, to),
    })),
  ];
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(dirname(path), { withFileTypes: true }).filter(
    (entry) => entry.name === path.split('/').at(-1),
  );
  if (entries[0]?.isFile()) {
    yield path;
    return;
  }
  const inside = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  for (const entry of inside) yield join(entry.parentPath ?? entry.path, entry.name);
}

/** Hashes over the names and contents of sources; what several targets share is read once. */
function hasher() {
  const known = new Map();
  const digest = (source) => {
    const files = [...filesUnder(join(ROOT, source))].filter((file) => !NOT_SOURCE.test(file));
    const hash = createHash('sha256');
    for (const file of files.sort())
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    return hash.digest('hex');
  };
  return (sources) => {
    for (const source of sources) if (!known.has(source)) known.set(source, digest(source));
    return createHash('sha256')
      .update([process.version, ...sources.map((source) => known.get(source))].join(' '))
      .digest('hex');
  };
}

async function makeServer(to) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'apps/cli/main.ts' },
    outdir: to,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '#kernel': join(ROOT, 'kernel'), '#modules': join(ROOT, 'modules'), '#apps': join(ROOT, 'apps') },
    sourcemap: 'linked',
    plugins: [sourceUrls],
    logLevel: 'warning',
  });
}

/** Data files are read beside the source that names them (`new URL('./x.csv', import.meta.url)`), also from the bundle. */
const sourceUrls = {
  name: 'source-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const back = relative(join(BUILD, 'server'), path);
      return {
        contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(back)}, import.meta.url).href`),
        loader: 'ts',
      };
    });
  },
};

async function makeWeb(app, to) {
  const { build } = await import('vite');
  const root = join(ROOT, 'apps', app);
  const ownConfig = ['vite.config.ts', 'vite.config.mjs']
    .map((name) => join(root, name))
    .find((file) => existsSync(file));
  const { default: react } = await import('@vitejs/plugin-react');
  // Whoever builds (a test runner sets its own), what is built is for use.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({
    root,
    configFile: ownConfig ?? false,
    ...(ownConfig ? {} : { plugins: [react()], base: app === 'desk' ? '/' : `/${app}/` }),
    build: { outDir: to, emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 2_000 },
    logLevel: 'warn',
    mode: 'production',
  }).finally(() => {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  });
}

/**
 * Builds every target whose sources changed. Without the build tools (an installation without devDependencies) a finished
 * build is used as it is.
 * @returns names of the targets built
 */
export async function buildStale({ force = false, say = () => undefined } = {}) {
  const hashOf = hasher();
  const stale = targets()
    .map((target) => ({ ...target, stamp: join(BUILD, target.name, '.hash'), hash: hashOf(target.sources) }))
    .filter(({ stamp, hash }) => force || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash)
    .filter(({ stamp }) => hasBuildTools() || !existsSync(stamp));
  // One after the other: the bundler itself uses every core, and side by side they were not faster.
  for (const target of stale) {
    say(target.name);
    await buildOne(target);
  }
  return stale.map(({ name }) => name);
}

/** Built beside the old one and put in its place when whole, so that a failure or a crash leaves the old one. */
async function buildOne({ name, make, hash }) {
  const done = join(BUILD, name);
  const fresh = join(BUILD, `.${name}-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await make(fresh);
    writeFileSync(join(fresh, '.hash'), hash);
    rmSync(done, { recursive: true, force: true });
    renameSync(fresh, done);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function hasBuildTools() {
  return existsSync(join(ROOT, 'node_modules/esbuild')) && existsSync(join(ROOT, 'node_modules/vite'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const from = Date.now();
  const say = process.argv.includes('--before-start') ? (name) => console.error(`正在构建 ${name} ……`) : undefined;
  const built = await buildStale({ force: process.argv.includes('--force'), say });
  console.log(
    built.length > 0
      ? `built ${built.join(', ')} in ${Date.now() - from} ms`
      : `nothing to build (${Date.now() - from} ms)`,
  );
}
