/** Long work with progress and cancel: what a job is. The queue is the table `job_run`; kernel/server/job-runner.ts works through it. */
import type { z } from 'zod';
import type { Claims, Database } from './server/database.ts';

export interface JobContext<Input> {
  readonly id: string;
  readonly input: Input;
  /** Claims of the person who asked, for reads that must stay within their scope. */
  readonly claims: Claims;
  readonly app: Database;
  readonly worker: Database;
  /** Tells how far it is; throws `JobCancelled` when the person has cancelled. */
  report(done: number, total: number | null, words: string): Promise<void>;
}

export interface JobDef<Input = unknown> {
  readonly name: string;
  readonly label: string;
  /** Right to start it by name; null: another route starts it, having checked more than a name and an input. */
  readonly right: string | null;
  readonly input: () => z.ZodType<Input>;
  readonly run: (ctx: JobContext<Input>) => Promise<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds jobs of every input; each is checked where it is defined.
export type AnyJob = JobDef<any>;

export class JobCancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'JobCancelled';
  }
}
