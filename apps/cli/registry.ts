import type { CliCommand } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { demoCommand } from './commands/demo.ts';
import { factsRebuildCommand } from './commands/facts.ts';
import { migrateCommand } from './commands/migrate.ts';
import { policyCheckCommand, policyDiffCommand, policyExplainCommand } from './commands/policy.ts';
import { restoreCommand } from './commands/restore.ts';
import { ruleTestCommand } from './commands/rule.ts';
import { serveCommand } from './commands/serve.ts';
import { verifyCommand } from './commands/verify.ts';

/** Every command of `zhunsheng`, in the order of the help. A command is registered when it works. */
export const COMMANDS: readonly CliCommand[] = [
  serveCommand,
  migrateCommand,
  demoCommand,
  policyCheckCommand,
  policyExplainCommand,
  policyDiffCommand,
  ruleTestCommand,
  verifyCommand,
  factsRebuildCommand,
  backupCommand,
  restoreCommand,
];
