import type { CliCommand } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { migrateCommand } from './commands/migrate.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';

/** Every command of `zhunsheng`, in the order of the help. A command is registered when it works. */
export const COMMANDS: readonly CliCommand[] = [serveCommand, migrateCommand, backupCommand, restoreCommand];
