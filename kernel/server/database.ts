/**
 * Connections per database role, and the two ways to use them: a read that pipelines claims and query in one trip, and a transaction.
 * Every use carries claims; without them row-level security shows nothing.
 */
import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../reader.ts';
import { NOTHING, type Scope } from '../rights.ts';

/** What the database is told about the caller, for one transaction. */
export interface Claims {
  readonly person: string;
  readonly account: string;
  readonly unit: string;
  readonly scope: Scope;
  readonly supervisor: boolean;
  readonly audit: boolean;
}

export const NO_CLAIMS: Claims = {
  person: '',
  account: '',
  unit: '',
  scope: NOTHING,
  supervisor: false,
  audit: false,
};

function claimSql(c: Claims): Sql {
  return sql`select set_config('zs.person', ${c.person}, true), set_config('zs.account', ${c.account}, true),
    set_config('zs.unit', ${c.unit}, true), set_config('zs.unit_lo', ${c.scope.unit_lo}, true),
    set_config('zs.unit_hi', ${c.scope.unit_hi}, true), set_config('zs.line_lo', ${c.scope.line_lo}, true),
    set_config('zs.line_hi', ${c.scope.line_hi}, true), set_config('zs.region_lo', ${c.scope.region_lo}, true),
    set_config('zs.region_hi', ${c.scope.region_hi}, true), set_config('zs.supervisor', ${c.supervisor ? '1' : ''}, true),
    set_config('zs.audit', ${c.audit ? '1' : ''}, true)`;
}

/** A transaction: reads, and writes that count their rows. */
export interface Transaction extends Reader {
  run(query: Sql): Promise<number>;
}

function transactionOn(client: pg.PoolClient): Transaction {
  return {
    many: async <T>(query: Sql) => (await client.query(query)).rows as T[],
    one: async <T>(query: Sql) => (await client.query(query)).rows[0] as T | undefined,
    run: async (query: Sql) => (await client.query(query)).rowCount ?? 0,
  };
}

export class Database {
  readonly #pool: pg.Pool;

  /** `config` is for one role; pipelining is turned on so that statements sent together travel together. */
  constructor(config: pg.PoolConfig) {
    this.#pool = new pg.Pool({ pipeline: true, ...config } as pg.PoolConfig);
    // An idle connection that dies must not take the process with it; the next query reports the trouble to its caller.
    this.#pool.on('error', () => undefined);
  }

  /** Reads under claims. One statement given to `Reader` first is sent together with the claims. */
  async read<T>(claims: Claims, work: (read: Reader) => Promise<T>): Promise<T> {
    return this.#within('begin read only', claims, work);
  }

  /** Runs `work` in one transaction under claims; rolls back when it throws. */
  async transact<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#within('begin', claims, work);
  }

  async #within<T>(begin: string, claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      // Not awaited: they travel with the first statement of the work. A failure surfaces there, as "transaction is aborted".
      const opened = Promise.all([client.query(begin), client.query(claimSql(claims))]);
      opened.catch(() => undefined);
      const answer = await work(transactionOn(client));
      await opened;
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch((failed: Error) => {
        broken = failed;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** One read, claims, query and commit in a single trip to the database. */
  async ask<T>(claims: Claims, query: Sql): Promise<T[]> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      const [, , answer] = await Promise.all([
        client.query('begin read only'),
        client.query(claimSql(claims)),
        client.query(query),
        client.query('commit'),
      ]);
      return answer.rows as T[];
    } catch (error) {
      await client.query('rollback').catch((failed: Error) => {
        broken = failed;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A bare connection without claims, for questions about the database itself. */
  async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
