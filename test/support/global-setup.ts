import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the test server's socket. */
    zs_test_socket: string;
  }
}

/** One server for all projects of a run: each project loads this file by itself, so the server is kept with the process. */
interface Shared {
  server?: Promise<TestServer>;
  users: number;
}
const KEY = Symbol.for('zhunsheng.test-server');
const kept = globalThis as unknown as Record<symbol, Shared | undefined>;
const shared: Shared = kept[KEY] ?? { users: 0 };
kept[KEY] = shared;

export async function setup(project: TestProject): Promise<void> {
  shared.users += 1;
  shared.server ??= startTestServer();
  const server = await shared.server;
  project.provide('zs_test_socket', server.socketDir);
}

export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0 || !shared.server) return;
  const server = await shared.server;
  delete shared.server;
  await server.stop();
}
