/**
 * Connections per database role, and the two ways to use them: a read that pipelines claims and query in one trip, and a transaction.
 * Every use carries claims; without them row-level security shows nothing.
 */
import pg from 'pg';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Reader } from '../reader.ts';
import { refuse } from '../refusal.ts';
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

/**
 * Settings for a page read in the order of an index. The row policy's ranges and the page's own equality say the same thing, PostgreSQL multiplies
 * their selectivities, expects a handful of rows and sorts them all; without sorts and bitmaps it walks the index and stops at the page's end.
 */
const IN_INDEX_ORDER = sql`, set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),
    set_config('plan_cache_mode', 'force_generic_plan', true)`;

/** A text is prepared from its third use on, and no more texts than this: what is made up of many parts seldom comes again. */
const PREPARED_FROM = 3;
const MOST_PREPARED = 1_000;
const uses = new Map<string, { count: number; readonly name: string }>();

/**
 * The query as a statement that each connection parses and plans once. For statements whose plan does not hang on their values: claims, reads by
 * key, writes of rows, pages in an index's order.
 */
function prepared(query: Sql): pg.QueryConfig {
  const { text, values } = query;
  let use = uses.get(text);
  if (!use && uses.size < MOST_PREPARED) {
    use = { count: 0, name: `zs_${uses.size + 1}` };
    uses.set(text, use);
  }
  if (use) use.count += 1;
  return use && use.count >= PREPARED_FROM ? { name: use.name, text, values } : { text, values };
}

/** A table changed under a prepared statement: its connection must not be used again. */
const isStale = (error: unknown): error is Error =>
  error instanceof Error &&
  (error as { readonly code?: unknown }).code === '0A000' &&
  error.message.includes('cached plan');

function claimSql(c: Claims, more: Sql = empty): Sql {
  return sql`select set_config('zs.person', ${c.person}, true), set_config('zs.account', ${c.account}, true),
    set_config('zs.unit', ${c.unit}, true), set_config('zs.unit_lo', ${c.scope.unit_lo}, true),
    set_config('zs.unit_hi', ${c.scope.unit_hi}, true), set_config('zs.line_lo', ${c.scope.line_lo}, true),
    set_config('zs.line_hi', ${c.scope.line_hi}, true), set_config('zs.region_lo', ${c.scope.region_lo}, true),
    set_config('zs.region_hi', ${c.scope.region_hi}, true), set_config('zs.supervisor', ${c.supervisor ? '1' : ''}, true),
    set_config('zs.audit', ${c.audit ? '1' : ''}, true)${more}`;
}

/** A transaction: reads, and writes that count their rows. */
export interface Transaction extends Reader {
  run(query: Sql): Promise<number>;
  /** The last statements of the transaction: the commit travels with them. One that fails undoes them all. Nothing may be asked afterwards. */
  finish(last: readonly Sql[]): Promise<void>;
}

const asIs = (query: Sql): pg.QueryConfig => query;

/** The driver's stream, which its types do not show. */
interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** What `send` sends before it first waits leaves in one packet: the driver would write each statement by itself and wake PostgreSQL each time. */
function together<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as Wired).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

function transactionOn(
  client: pg.PoolClient,
  form: (query: Sql) => pg.QueryConfig,
  done: { finished: boolean },
): Transaction {
  return {
    many: async <T>(query: Sql) => (await client.query(form(query))).rows as T[],
    one: async <T>(query: Sql) => (await client.query(form(query))).rows[0] as T | undefined,
    run: async (query: Sql) => (await client.query(form(query))).rowCount ?? 0,
    finish: async (last: readonly Sql[]) => {
      done.finished = true;
      const sent = together(client, () => [...last.map((query) => client.query(form(query))), client.query('commit')]);
      const commit = (await Promise.all(sent)).at(-1);
      // PostgreSQL answers the commit of a failed transaction with a rollback and no error.
      if (commit?.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    },
  };
}

export interface TransactOptions {
  /** Statements come again and again with the same text and go by key: they are prepared. */
  readonly prepared?: boolean;
}

export interface AskOptions extends TransactOptions {
  readonly in_index_order?: boolean;
}

/** PostgreSQL is not there, is going down, or went away in the middle. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', '57P01', '57P02', '57P03']);
const CUT_OFF = /^Connection terminated|^Client has encountered a connection error|^Cannot use a pool after/;

/** Does this error say that the database is away? */
export function isAway(error: unknown): boolean {
  const e = error as { readonly code?: unknown; readonly message?: unknown };
  return (typeof e.code === 'string' && AWAY.has(e.code)) || CUT_OFF.test(String(e.message ?? ''));
}

export class Database {
  readonly #pool: pg.Pool;

  /** `config` is for one role; pipelining is turned on so that statements sent together travel together. */
  constructor(config: pg.PoolConfig) {
    this.#pool = new pg.Pool({ pipeline: true, ...config } as pg.PoolConfig);
    // A connection that dies, idle or at work, must not take the process with it; the query under way or the next one reports the trouble.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Reads under claims. One statement given to `Reader` first is sent together with the claims. */
  async read<T>(claims: Claims, work: (read: Reader) => Promise<T>): Promise<T> {
    return this.#within('begin read only', claims, work, {});
  }

  /** Runs `work` in one transaction under claims; rolls back when it throws. */
  async transact<T>(claims: Claims, work: (tx: Transaction) => Promise<T>, options: TransactOptions = {}): Promise<T> {
    return this.#within('begin', claims, work, options);
  }

  async #within<T>(
    begin: string,
    claims: Claims,
    work: (tx: Transaction) => Promise<T>,
    options: TransactOptions,
  ): Promise<T> {
    return this.#use(async (client) => {
      const done = { finished: false };
      // Not awaited: they travel with the first statements of the work. A failure surfaces there, as "transaction is aborted".
      const { opened, working } = together(client, () => {
        const opened = Promise.all([client.query(begin), client.query(prepared(claimSql(claims)))]);
        opened.catch(() => undefined);
        return { opened, working: work(transactionOn(client, options.prepared ? prepared : asIs, done)) };
      });
      const answer = await working;
      await opened;
      if (!done.finished) await client.query('commit');
      return answer;
    });
  }

  /** One read, claims, query and commit in a single trip to the database. */
  async ask<T>(claims: Claims, query: Sql, options: AskOptions = {}): Promise<T[]> {
    return this.#use(async (client) => {
      const [, , answer] = await together(client, () =>
        Promise.all([
          client.query('begin read only'),
          client.query(prepared(claimSql(claims, options.in_index_order ? IN_INDEX_ORDER : empty))),
          client.query(options.prepared || options.in_index_order ? prepared(query) : query),
          client.query('commit'),
        ]),
      );
      return answer.rows as T[];
    });
  }

  /** A bare connection without claims, for questions about the database itself. */
  async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#use(work);
  }

  /** A connection for `work`, rolled back when it throws and thrown away when it broke. Refuses `busy.database` while PostgreSQL is away. */
  async #use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      const client = await this.#pool.connect();
      let broken: Error | undefined;
      try {
        return await work(client);
      } catch (error) {
        await client.query('rollback').catch((failed: Error) => {
          broken = failed;
        });
        if (isStale(error)) broken = error;
        throw error;
      } finally {
        client.release(broken);
      }
    } catch (error) {
      if (!isAway(error)) throw error;
      const refusal = refuse('busy.database', '数据库暂时连接不上，系统正在恢复。您填写的内容没有丢失，请稍后再试。');
      refusal.cause = error;
      throw refusal;
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
