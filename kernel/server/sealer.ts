/**
 * Seals the journal: each second all new entries go under one Merkle root, and the roots form a chain. Writers never wait: a batch is all
 * entries of the transactions that ended before a snapshot's horizon, which is complete and without gaps whoever writes meanwhile.
 */
import sql from 'sql-template-tag';
import { digest, merkleRoot, sealHash } from '../digest.ts';
import { type Database, NO_CLAIMS, type Transaction } from './database.ts';

export interface Seal {
  readonly number: number;
  readonly epoch: number;
  readonly xid_from: string;
  readonly xid_until: string;
  readonly entries: number;
  readonly root: string;
  readonly prev: string;
  readonly chain: string;
  readonly sealed_at: string;
}

const LOCK = 31348_7;
export const GENESIS = digest('zhunsheng');

/** Entry hashes of a stretch of transactions, in the order that seals use: the journal by its sequence, then the access log by its own. */
export async function hashesBetween(
  tx: Transaction | Pick<Transaction, 'many'>,
  epoch: number,
  from: string,
  until: string,
) {
  return tx.many<{ log: string; seq: number; hash: string }>(sql`
    select 'journal' as log, seq, hash from journal where xid >= ${from}::xid8 and xid < ${until}::xid8 and epoch = ${epoch}
    union all
    select 'access' as log, seq, hash from access_log where xid >= ${from}::xid8 and xid < ${until}::xid8 and epoch = ${epoch}
    order by 1 desc, 2`);
}

/** Seals what is new; returns the seal or undefined when there was nothing, or another process is at it. */
export async function sealOnce(worker: Database, now: string): Promise<Seal | undefined> {
  return worker.transact(NO_CLAIMS, async (tx) => {
    const got = await tx.one<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as got`);
    if (!got?.got) return undefined;
    const state = await tx.one<{
      epoch: number;
      horizon: string;
      number: number | null;
      xid_until: string | null;
      chain: string | null;
      same_epoch: boolean | null;
    }>(sql`
      select p.epoch, pg_snapshot_xmin(pg_current_snapshot())::text as horizon, s.number, s.xid_until::text as xid_until, s.chain,
        s.epoch = p.epoch as same_epoch
      from (select coalesce((select epoch from platform), 1) as epoch) p
      left join lateral (select * from seal order by number desc limit 1) s on true`);
    if (!state) return undefined;
    const from = state.same_epoch ? (state.xid_until ?? '0') : '0';
    const entries = await hashesBetween(tx, state.epoch, from, state.horizon);
    if (entries.length === 0) return undefined;
    const seal = {
      number: (state.number ?? 0) + 1,
      epoch: state.epoch,
      entries: entries.length,
      root: merkleRoot(entries.map((e) => e.hash)),
      prev: state.chain ?? GENESIS,
      sealed_at: now,
    };
    const chain = sealHash(seal);
    await tx.run(sql`insert into seal (number, epoch, xid_from, xid_until, entries, root, prev, chain, sealed_at)
      values (${seal.number}, ${seal.epoch}, ${from}::xid8, ${state.horizon}::xid8, ${seal.entries}, ${seal.root}, ${seal.prev}, ${chain}, ${now})`);
    return { ...seal, xid_from: from, xid_until: state.horizon, chain };
  });
}
