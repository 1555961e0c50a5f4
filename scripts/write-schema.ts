/** Writes db/schema.sql from the migrations: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '#kernel/server/paths.ts';
import { SOCKET_PORT, SUPERUSER } from '#kernel/server/postgres/cluster.ts';
import { schemaText } from '#kernel/server/schema-text.ts';
import { startTestServer, TEMPLATE } from '../test/support/server.ts';

const server = await startTestServer();
const client = new pg.Client({ host: server.socketDir, port: SOCKET_PORT, user: SUPERUSER, database: TEMPLATE });
await client.connect();
writeFileSync(join(projectRoot(), 'db/schema.sql'), await schemaText(client));
await client.end();
// Not awaited: the server's guard holds no place in the event loop, so nothing would be left to wait for; it stops and tidies up by itself.
void server.stop();
