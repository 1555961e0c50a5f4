import type { CommandDeps } from '#kernel/server/run-command.ts';

/** What the rules' side of this module needs of the running server. */
export type SinkDeps = Pick<CommandDeps, 'registry' | 'policy' | 'remindDays'>;
