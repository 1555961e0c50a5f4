/** Runs `zhunsheng` from the sources in a process of its own, as an operator would. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Running {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  printed(): string;
  /** Waits until these words are printed; fails with what was printed when the process ends first. */
  says(words: string): Promise<void>;
  /** Exit code. */
  readonly ended: Promise<number | null>;
}

const script = join(import.meta.dirname, 'run-cli.ts');

export function cli(...words: readonly string[]): Running {
  const env = {
    ...process.env,
    ZS_PG_BIN: process.env.ZS_TEST_PG === 'embedded' ? '' : (process.env.ZS_TEST_PG ?? ''),
  };
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let text = '';
  const waiting = new Set<() => void>();
  const heard = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  return {
    child,
    printed: () => text,
    ended,
    says: (wanted) =>
      new Promise((done, failed) => {
        const look = () => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
        void ended.then((code) => failed(new Error(`ended with ${code} before saying “${wanted}”:\n${text}`)));
      }),
  };
}

/** A port nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
