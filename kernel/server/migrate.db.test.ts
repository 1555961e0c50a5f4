import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase } from '../../test/support/database.ts';
import { compare, ensurePlatformKind, loadMigrations, type Migration, migrate, migrationState } from './migrate.ts';
import { ensureRoles } from './postgres/roles.ts';

const db = await testDatabase();
const one = (number: number, sql: string, checksum = sql): Migration => ({
  number,
  name: `000${number}_x.sql`,
  checksum,
  sql,
});

describe('migrations', () => {
  it('leave a migrated database current and run nothing twice', async () => {
    expect(await migrationState(db.pool('app'))).toMatchObject({ state: 'current', names: [] });
    expect(await migrate(db.owner)).toEqual([]);
  });

  it('run in order in an empty database, also when two programs start at once', async () => {
    const empty = await emptyDatabase();
    const admin = new pg.Client(empty.superuser);
    await admin.connect();
    await ensureRoles(admin);
    await admin.end();
    const ran = await Promise.all([migrate(empty.owner), migrate(empty.owner)]);
    expect(ran.flat()).toEqual(loadMigrations().map((each) => each.name));
  });

  it('leave the database as it was when one fails, and name the file and line', async () => {
    const broken = one(9001, 'create table half (a int);\nselect nonsense();');
    const all = [...loadMigrations(), broken];
    await expect(migrate(db.owner, { migrations: all })).rejects.toThrow(/0009001_x\.sql，第 2 行/);
    const { rows } = await db.pool('owner').query(`select to_regclass('half') as half`);
    expect(rows).toEqual([{ half: null }]);
  });

  it('are refused when a released file was changed or the database is of a newer program', async () => {
    await expect(migrate(db.owner, { migrations: loadMigrations().slice(0, -1) })).rejects.toThrow('请使用新版本程序');
    const changed = loadMigrations().map((each, at) => (at === 0 ? { ...each, checksum: 'other' } : each));
    await expect(migrate(db.owner, { migrations: changed })).rejects.toThrow('不要改动已发布的升级文件');
  });
});

describe('the state of the migrations', () => {
  it('lets a module add one inside its block of numbers after later blocks were applied', () => {
    expect(compare([one(2, 'b')], [one(1, 'a'), one(2, 'b')])).toEqual({
      state: 'pending',
      applied: 2,
      names: ['0001_x.sql'],
    });
  });
});

describe('roles', () => {
  it('let nobody but the owner make or drop tables', async () => {
    for (const role of ['app', 'worker', 'portal'] as const) {
      await expect(db.pool(role).query('create table mine (a int)')).rejects.toThrow('permission denied');
    }
  });

  it('keep a demonstration a demonstration', async () => {
    await ensurePlatformKind(db.owner, 'demo');
    await expect(ensurePlatformKind(db.owner, 'real')).rejects.toThrow('是演示环境，不能转为正式环境');
  });
});

describe('values from PostgreSQL', () => {
  it('arrive as numbers, exact text, days and ISO times, never as Date', async () => {
    const { rows } = await db.pool('app').query(
      `select 9007199254740991::int8 as fen, 1.10::numeric as rate, date '2026-03-01' as day, null::int8 as none,
              timestamptz '2026-03-01 08:30:00.123456+08' as at, array[date '2026-02-28'] as days, array[1::int8, null] as counts`,
    );
    expect(rows).toEqual([
      {
        fen: 9007199254740991,
        rate: '1.10',
        day: '2026-03-01',
        none: null,
        at: '2026-03-01T08:30:00.123456+08:00',
        days: ['2026-02-28'],
        counts: [1, null],
      },
    ]);
  });

  it('are refused rather than rounded when a whole number is too large', async () => {
    await expect(db.pool('app').query('select 9007199254740993::int8 as fen')).rejects.toThrow('safe integer');
  });
});
