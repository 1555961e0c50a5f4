/** What the returns' background parts are given. */
import type { FileStore } from '#kernel/files/store.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';

export interface ReturnsDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
}
