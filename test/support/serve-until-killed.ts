/** Run as a process of its own by launcher.db.test.ts: opens the database, writes a row, says so, and waits to be killed. */
import pg from 'pg';
import { openDatabase } from '#kernel/server/postgres/index.ts';

const dataDir = process.argv[2];
if (!dataDir) throw new Error('usage: serve-until-killed <data dir>');
const database = await openDatabase({ dataDir });
const client = new pg.Client(database.owner);
await client.connect();
await client.query(`create table acknowledged as select 'kept' as word`);
console.log('acknowledged');
setInterval(() => undefined, 1_000);
