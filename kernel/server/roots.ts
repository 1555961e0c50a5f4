/**
 * Each day's root, published: the chain of the day's last seal. Whoever kept a copy can later hold any proof against it, so that not even we can
 * write the past anew. Plain data and plain checks: no database is needed to verify.
 */
import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import { type Database, NO_CLAIMS } from './database.ts';
import type { Finding, Proof } from './proof.ts';

export interface DayRoot {
  /** Asia/Shanghai. */
  readonly day: string;
  /** Number of the day's last seal. */
  readonly number: number;
  readonly chain: string;
  /** False for today, whose last seal is still to come. */
  readonly final: boolean;
}

export interface Roots {
  readonly format: 'zhunsheng-roots/1';
  readonly made_at: string;
  readonly roots: readonly DayRoot[];
}

/** Roots of the days from `from` until `until`, both included; days without a seal have none. */
export async function rootsBetween(db: Database, from: string, until: string, today: string): Promise<DayRoot[]> {
  const rows = await db.ask<{ day: string; number: number; chain: string }>(
    NO_CLAIMS,
    sql`select day, number, chain from zs_roots(${from}, ${until})`,
  );
  return rows.map((row) => ({ ...row, number: Number(row.number), final: row.day < today }));
}

/** One line a day: day, number, chain. */
export function rootsText({ made_at, roots }: Roots): string {
  const lines = roots.map((it) => `${it.day} ${it.number} ${it.chain}${it.final ? '' : ' 当日未完'}`);
  return [`# 每日封印根：日期 当日最后一个封印的编号 封印链摘要（${made_at}）`, ...lines, ''].join('\n');
}

const LINE = /^(\d{4}-\d{2}-\d{2})\s+(\d+)\s+([a-z0-9]+:[0-9a-f]+)(\s.*)?$/;

/** Reads a kept copy, as JSON or as text. Refusal `input.roots` when it is neither. */
export function parseRoots(text: string): DayRoot[] {
  const lines = text.trimStart().startsWith('{') ? linesOfJson(text) : text.split(/\r?\n/);
  const wrong = (line: string) =>
    refuse('input.roots', `不是每日封印根的副本：“${line.slice(0, 40)}”。请重新下载 /api/portal/roots.txt。`);
  const roots = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const parts = LINE.exec(line);
      if (!parts) throw wrong(line);
      return { day: parts[1] ?? '', number: Number(parts[2]), chain: parts[3] ?? '', final: !parts[4]?.trim() };
    });
  if (roots.length === 0) throw wrong(text);
  return roots;
}

function linesOfJson(text: string): string[] {
  try {
    const { roots } = JSON.parse(text) as Roots;
    return roots.map((it) => `${it.day} ${it.number} ${it.chain}${it.final ? '' : ' -'}`);
  } catch {
    return [text];
  }
}

export interface RootsCheck {
  readonly findings: readonly Finding[];
  /** Chinese: how far the published roots vouch for the proof. */
  readonly words: string;
}

/** Holds a proof against the roots somebody kept: every published seal the proof passes must be the very one that was published. */
export function checkRoots(proof: Proof, roots: readonly DayRoot[]): RootsCheck {
  const chains = new Map(proof.seals.map((seal) => [seal.number, seal.chain]));
  const met = roots.filter((root) => chains.has(root.number)).sort((a, b) => a.number - b.number);
  const findings = met
    .filter((root) => chains.get(root.number) !== root.chain)
    .map((root) => ({
      where: `封印 ${root.number}`,
      message: `与${root.day}公布的封印根不符，记录在公布之后被改写过`,
    }));
  const newest = met.at(-1);
  if (!newest) {
    const [first, last] = [proof.seals.at(0)?.number ?? 0, proof.seals.at(-1)?.number ?? 0];
    const message = `公布的封印根里没有第 ${first} 至 ${last} 号封印，无法比对。请下载较新的封印根，或者次日重新导出证明`;
    return { findings: [{ where: '封印根', message }], words: '' };
  }
  const later = proof.entries.filter((entry) => entry.seal === null || entry.seal > newest.number).length;
  const rest = later > 0 ? `；其后写入的 ${later} 条还没有公布的封印根可以比对` : '';
  return { findings, words: `与${newest.day}公布的封印根（第 ${newest.number} 号）相符${rest}。` };
}
