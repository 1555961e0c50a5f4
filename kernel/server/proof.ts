/**
 * Proof of a record's history, and the check of a whole journal. A proof is plain JSON: the entries with their exact text, each one's way to
 * the root of its seal, and the chain of seals up to the newest. `verifyProof` needs nothing else: no database, no key, no trust in us.
 */
import sql from 'sql-template-tag';
import { digest, entryHash, merklePath, merkleRoot, type PathStep, rootFrom, sealHash } from '../digest.ts';
import type { Reader } from '../reader.ts';
import { type Database, NO_CLAIMS } from './database.ts';
import { GENESIS, hashesBetween, type Seal } from './sealer.ts';

export interface ProofEntry {
  readonly seq: number;
  readonly body: string;
  readonly prev: string | null;
  readonly hash: string;
  /** Number of its seal; null when it was written within the last second. */
  readonly seal: number | null;
  readonly path: readonly PathStep[];
}

export interface Proof {
  readonly format: 'zhunsheng-proof/1';
  readonly record: string;
  readonly record_id: string;
  readonly made_at: string;
  readonly entries: readonly ProofEntry[];
  /** Every seal from the first one that holds an entry up to the newest: the newest is the one to compare with the published roots. */
  readonly seals: readonly Omit<Seal, 'xid_from' | 'xid_until'>[];
}

/** Builds the proof of one record through the worker's role; the caller has checked that the asker may read the record. */
export async function proofOf(worker: Database, record: string, id: string, now: string): Promise<Proof> {
  return worker.read(NO_CLAIMS, async (read) => {
    const rows = await read.many<{
      seq: number;
      body: string;
      prev: string | null;
      hash: string;
      seal: number | null;
    }>(sql`
      select j.seq, j.body, j.prev, j.hash, s.number as seal from journal j
      left join seal s on s.epoch = j.epoch and j.xid >= s.xid_from and j.xid < s.xid_until
      where j.record_id = ${id} and j.record = ${record} order by j.seq`);
    const first = Math.min(...rows.map((r) => r.seal ?? Number.POSITIVE_INFINITY));
    const seals = Number.isFinite(first)
      ? await read.many<Seal>(sql`select number, epoch, xid_from::text, xid_until::text, entries, root, prev, chain, sealed_at
          from seal where number >= ${first} order by number`)
      : [];
    const leaves = new Map<number, string[]>();
    for (const number of new Set(rows.map((r) => r.seal))) {
      const seal = seals.find((s) => s.number === number);
      if (seal)
        leaves.set(
          seal.number,
          (await hashesBetween(read, seal.epoch, seal.xid_from, seal.xid_until)).map((e) => e.hash),
        );
    }
    const entries = rows.map((row) => {
      const hashes = row.seal === null ? undefined : leaves.get(row.seal);
      return { ...row, path: hashes ? merklePath(hashes, hashes.indexOf(row.hash)) : [] };
    });
    return {
      format: 'zhunsheng-proof/1',
      record,
      record_id: id,
      made_at: now,
      entries,
      seals: seals.map(({ xid_from: _from, xid_until: _until, ...seal }) => seal),
    };
  });
}

export interface Finding {
  readonly where: string;
  /** Chinese: what does not fit. */
  readonly message: string;
}

function checkChain(seals: readonly Omit<Seal, 'xid_from' | 'xid_until'>[], whole: boolean): Finding[] {
  const found: Finding[] = [];
  seals.forEach((seal, i) => {
    const where = `封印 ${seal.number}`;
    if (sealHash(seal) !== seal.chain) found.push({ where, message: '封印内容与其摘要不符，封印被改动过' });
    const before = seals[i - 1];
    if (before && seal.prev !== before.chain)
      found.push({ where, message: '与前一封印接不上，中间被删除、插入或改动过' });
    if (before && seal.number !== before.number + 1) found.push({ where, message: `封印 ${before.number + 1} 缺失` });
    if (whole && i === 0 && (seal.number !== 1 || seal.prev !== GENESIS))
      found.push({ where, message: '第一个封印不是起始封印' });
  });
  return found;
}

/** Checks a proof by itself. No findings: the history is whole and unaltered since it was sealed. */
export function verifyProof(proof: Proof): Finding[] {
  const found = checkChain(proof.seals, false);
  let prev: string | null = null;
  for (const entry of proof.entries) {
    const where = `记录第 ${entry.seq} 号`;
    if (entry.prev !== prev) found.push({ where, message: '与前一条接不上，中间有记录被删除、插入或改动' });
    if (entryHash(entry.prev, entry.body) !== entry.hash)
      found.push({ where, message: '内容与摘要不符，记录被改动过' });
    const body = safeBody(entry.body);
    if (body?.id !== proof.record_id || body?.record !== proof.record)
      found.push({ where, message: '这一条不属于本证明所述的记录' });
    if (entry.seal !== null) {
      const seal = proof.seals.find((s) => s.number === entry.seal);
      if (!seal) found.push({ where, message: `所属封印 ${entry.seal} 不在证明中` });
      else if (rootFrom(entry.hash, entry.path) !== seal.root) found.push({ where, message: '不能由所属封印的根证明' });
    }
    prev = entry.hash;
  }
  return found;
}

type Body = Readonly<Record<string, unknown>>;

function safeBody(text: string): Body | undefined {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return undefined;
  }
}

export interface JournalCheck {
  readonly entries: number;
  readonly seals: number;
  readonly unsealed: number;
  readonly findings: readonly Finding[];
}

/** The columns beside the text decide who sees an entry; they say what the text says. */
function columnsFit(row: Body, body: Body | undefined): boolean {
  const by = (body?.by ?? {}) as Body;
  return row.person === by.person && ['verb', 'region', 'unit', 'line'].every((name) => row[name] === body?.[name]);
}

const LOGGED = ['kind', 'ok', 'person', 'account', 'unit', 'address'] as const;

/** Checks each line of the access log against its own digest; the seals hold the digests. Answers how many there are. */
async function verifyAccessLog(read: Reader, findings: Finding[]): Promise<number> {
  let lines = 0;
  for (let after = 0; ; ) {
    const rows = await read.many<Body & { seq: number; at: string; body: string; hash: string }>(
      sql`select seq, at, kind, ok, person, account, unit, address, body, hash from access_log where seq > ${after} order by seq limit 5000`,
    );
    if (rows.length === 0) return lines;
    for (const row of rows) {
      const body = safeBody(row.body);
      const same =
        LOGGED.every((name) => row[name] === body?.[name]) && Date.parse(row.at) === Date.parse(String(body?.at));
      if (digest(row.body) !== row.hash || !same)
        findings.push({ where: `访问日志第 ${row.seq} 号`, message: '内容与摘要不符，日志被改动过' });
    }
    lines += rows.length;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** Checks the whole journal of a database: every entry's hash and predecessor, every seal's root, the chain of seals. */
export async function verifyJournal(worker: Database): Promise<JournalCheck> {
  return worker.read(NO_CLAIMS, async (read) => {
    const seals =
      await read.many<Seal>(sql`select number, epoch, xid_from::text, xid_until::text, entries, root, prev, chain, sealed_at
      from seal order by number`);
    const findings = checkChain(seals, true);
    let sealed = 0;
    for (const seal of seals) {
      const hashes = (await hashesBetween(read, seal.epoch, seal.xid_from, seal.xid_until)).map((e) => e.hash);
      sealed += hashes.length;
      if (hashes.length !== seal.entries)
        findings.push({ where: `封印 ${seal.number}`, message: `封了 ${seal.entries} 条，现存 ${hashes.length} 条` });
      else if (merkleRoot(hashes) !== seal.root)
        findings.push({ where: `封印 ${seal.number}`, message: '其中有记录被改动或调换' });
    }
    let entries = 0;
    const heads = new Map<string, string>();
    for (let after = 0; ; ) {
      const rows = await read.many<{
        seq: number;
        record: string;
        record_id: string;
        verb: string;
        region: string;
        unit: string;
        line: string;
        person: string;
        body: string;
        prev: string | null;
        hash: string;
      }>(sql`
        select seq, record, record_id, verb, region, unit, line, person, body, prev, hash from journal where seq > ${after} order by seq limit 5000`);
      if (rows.length === 0) break;
      for (const row of rows) {
        const where = `记录第 ${row.seq} 号`;
        const key = `${row.record}/${row.record_id}`;
        if (entryHash(row.prev, row.body) !== row.hash)
          findings.push({ where, message: '内容与摘要不符，记录被改动过' });
        if ((heads.get(key) ?? null) !== row.prev)
          findings.push({ where, message: '与同一记录的前一条接不上，中间有记录被删除、插入或改动' });
        const body = safeBody(row.body);
        if (body?.id !== row.record_id || body?.record !== row.record)
          findings.push({ where, message: '所属记录被改动过' });
        if (!columnsFit(row, body)) findings.push({ where, message: '办理人、单位或事项与原文不符，被改动过' });
        heads.set(key, row.hash);
      }
      entries += rows.length;
      after = rows.at(-1)?.seq ?? after;
    }
    const logged = await verifyAccessLog(read, findings);
    return { entries, seals: seals.length, unsealed: entries + logged - sealed, findings };
  });
}
