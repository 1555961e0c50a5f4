import type { FileStore } from '#kernel/files/store.ts';
import type { HttpDeps } from '#kernel/server/http.ts';

/** What files of returns need. `secret` proves that a file that comes back was handed out here. */
export interface FilesDeps extends HttpDeps {
  readonly files: FileStore;
  readonly secret: Uint8Array;
  readonly platform: 'demo' | 'real';
}
