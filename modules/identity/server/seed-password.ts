import sql from 'sql-template-tag';
import type { Transaction } from '#kernel/server/database.ts';
import { hashPassword } from './passwords.ts';

/** Stores a password for an account under the worker's role: first administrators and the demonstration. `change`: must be changed at once. */
export async function seedPassword(
  worker: Transaction,
  account: string,
  password: string,
  at: string,
  change: boolean,
): Promise<void> {
  await worker.run(sql`select zs_password_seed(${account}, ${await hashPassword(password)}, ${at}, ${change})`);
}
