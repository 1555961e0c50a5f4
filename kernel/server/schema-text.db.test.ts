import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { projectRoot } from './paths.ts';
import { schemaText } from './schema-text.ts';

const db = await testDatabase();

it('db/schema.sql is what the migrations add up to (write it anew with: npm run schema)', async () => {
  const client = await db.pool('superuser').connect();
  const now = await schemaText(client);
  client.release();
  expect(readFileSync(join(projectRoot(), 'db/schema.sql'), 'utf8')).toBe(now);
});

it('every table has row security, so that a forgotten policy shows nothing', async () => {
  const { rows } = await db.pool('superuser').query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
        and relname not in ('schema_migration', 'record_base') order by relname`,
  );
  expect(rows).toEqual([]);
});

it('every function that acts with its owner’s rights names its callers and fixes its search path', async () => {
  const { rows } = await db.pool('superuser').query(
    `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and (not coalesce(proconfig::text, '') like '%search_path=%' or has_function_privilege('public', oid, 'execute')) order by proname`,
  );
  expect(rows).toEqual([]);
});
