/** Forms by the hash of their content, read once per process: content never changes under its hash. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';

const kept = new Map<string, FormValue>();
const MOST = 500;

/** Forms by hash. Throws when one was never kept: that is a fault of the program. */
export async function readForms(read: Reader, hashes: readonly string[]): Promise<ReadonlyMap<string, FormValue>> {
  const missing = [...new Set(hashes)].filter((hash) => !kept.has(hash));
  if (missing.length > 0) {
    if (kept.size > MOST) kept.clear();
    const rows = await read.many<{ hash: string; value: FormValue }>(
      sql`select hash, value from return_form where hash = any(${missing})`,
    );
    for (const row of rows) kept.set(row.hash, row.value);
  }
  const found = new Map<string, FormValue>();
  for (const hash of hashes) {
    const value = kept.get(hash);
    if (!value) throw new Error(`no form kept under ${hash}`);
    found.set(hash, value);
  }
  return found;
}
