import { readFileSync } from 'node:fs';
import { refuse } from '#kernel/refusal.ts';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

interface Finding {
  readonly where: string;
  readonly message: string;
}

/** Prints what does not fit, or that all does; trouble ends the command with code 1. */
function conclude(findings: readonly Finding[], sound: string): void {
  for (const { where, message } of findings) process.stdout.write(`${where}：${message}\n`);
  if (findings.length > 0)
    throw refuse('verify.altered', `发现 ${findings.length} 处不符。请保存现场，联系审计管理员。`);
  process.stdout.write(`${sound}\n`);
}

async function verifyFile(file: string, roots_file: string | undefined): Promise<void> {
  const { verifyProof } = await import('#kernel/server/proof.ts');
  const { checkRoots, parseRoots } = await import('#kernel/server/roots.ts');
  const proof = readProof(file) as Parameters<typeof verifyProof>[0];
  const newest = proof.seals.at(-1);
  const open = proof.entries.filter((entry) => entry.seal === null).length;
  const held = roots_file === undefined ? undefined : checkRoots(proof, parseRoots(readText(roots_file)));
  const root = held
    ? held.words
    : newest
      ? `最新封印第 ${newest.number} 号，请与公布的每日封印根核对（--roots）：${newest.chain}`
      : '记录尚未封印，过一秒再导出证明';
  conclude(
    [...verifyProof(proof), ...(held?.findings ?? [])],
    `证明完整：${proof.entries.length} 条记录前后相接、未被改动${open > 0 ? `（其中 ${open} 条尚未封印）` : ''}。\n${root}`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refuse('input.roots', `${file} 打不开，请从公众端下载每日封印根（/api/portal/roots.txt）。`);
  }
}

/** A file that is no proof is refused in words; a damaged one is a finding of the check itself. */
function readProof(file: string): unknown {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw refuse('input.proof', `${file} 打不开或不是证明文件，请重新导出。`);
  }
  const it = data as { format?: unknown; entries?: unknown; seals?: unknown } | null;
  if (it?.format !== 'zhunsheng-proof/1' || !Array.isArray(it.entries) || !Array.isArray(it.seals))
    throw refuse('input.proof', `${file} 不是本平台的证明文件（zhunsheng-proof/1）。`);
  return data;
}

export const verifyCommand: CliCommand = {
  name: 'verify',
  describe: {
    zh: '核验导出的证明文件（不需要数据库）；不给文件则核验整个数据库的操作日志',
    en: 'verify an exported proof (needs no database); without a file, the whole journal of the database',
  },
  configure: (command, say) =>
    void withDataDir(command, say)
      .argument('[proof]', say({ zh: '证明文件（.json）', en: 'proof file (.json)' }))
      .option(
        '--roots <file>',
        say({
          zh: '公布的每日封印根（/api/portal/roots 或 roots.txt 的副本），与证明比对',
          en: 'published daily roots (a copy of /api/portal/roots or roots.txt) to hold the proof against',
        }),
      ),
  async run([file], options) {
    if (file) return verifyFile(file, typeof options.roots === 'string' ? options.roots : undefined);
    const { openDatabase } = await import('#kernel/server/postgres/index.ts');
    const { Database } = await import('#kernel/server/database.ts');
    const { verifyJournal } = await import('#kernel/server/proof.ts');
    const database = await openDatabase({ dataDir: dataDirOf(options), purpose: 'tool', notice });
    const worker = new Database(database.worker);
    try {
      const checked = await verifyJournal(worker);
      conclude(
        checked.findings,
        `操作日志完整：${checked.entries} 条、${checked.seals} 个封印，${Math.max(checked.unsealed, 0)} 条尚未封印。`,
      );
    } finally {
      await worker.close();
      await database.stop();
    }
  },
};
