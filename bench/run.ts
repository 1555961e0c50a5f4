/** `npm run bench [-- --rows 1000000] [--only name,name] [--keep folder]`: fills a database, runs every row beside its baseline, prints the table. */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Filled, fill, topUpWaiting } from './data/fill.ts';
import { printRows, type Row } from './harness.ts';
import { sections } from './sections.ts';
import { type BenchServer, startBenchServer } from './server.ts';
import { openWorld, type World } from './world.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});
const note = (line: string) => console.error(line);

/** The list rows are held against their own figures at this many inspections. */
const SMALL = 100_000;

async function worldOf(
  server: BenchServer,
  name: string,
  rows: number,
): Promise<{ world: World; filled: Filled | undefined }> {
  const base = await server.database(name);
  const world = await openWorld(base, rows);
  if (!base.fresh) {
    // A server that ran on the kept database published what it was shipped with.
    await world.publish();
    await topUpWaiting(world);
    return { world, filled: undefined };
  }
  note(`filling ${name} with ${rows} inspections`);
  return { world, filled: await fill(world, note) };
}

async function main(): Promise<number> {
  const rows = Number(values.rows);
  const only = values.only?.split(',');
  const wanted = sections.filter((s) => !only || only.includes(s.name));
  const server = await startBenchServer(values.keep);
  const results: Row[] = [];
  try {
    const { world, filled } = await worldOf(server, `bench_${rows}`, rows);
    const small =
      rows > SMALL && wanted.some((s) => s.small) ? (await worldOf(server, `bench_${SMALL}`, SMALL)).world : undefined;
    note(
      `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, PostgreSQL ${server.version}, ${server.settings}, ${rows} inspections`,
    );
    for (const section of wanted) {
      note(`${section.name} …`);
      const found = await section.run({ world, small, filled, note });
      for (const row of found)
        note(
          `  ${row.ok ? 'ok   ' : 'SHORT'} ${row.name}: ${row.measured.toFixed(2)} ${row.unit}${row.baseline === undefined ? '' : ` (${row.baseline.toFixed(2)})`}`,
        );
      results.push(...found);
    }
    await world.close();
    await small?.close();
  } catch (error) {
    note(String(error));
    throw error;
  } finally {
    await server.stop();
  }
  const short = printRows(results, (line) => console.log(line));
  console.log(short === 0 ? 'every row within its bar' : `${short} of ${results.length} rows fell short`);
  return short;
}

process.exitCode = (await main()) === 0 ? 0 : 1;
