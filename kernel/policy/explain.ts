/** Everything in force in a region on a day, with its basis: as data, and as text that a legal office can read. */
import { idsFor } from './flatten.ts';
import { basisText, type PolicyWorld, type Resolution, resolve } from './resolve.ts';
import { type DutyValue, ENTRY_KINDS, type EntryKind } from './value-shape.ts';
import { valueText } from './words.ts';

export interface Explanation {
  readonly region: string;
  readonly day: string;
  readonly version: string;
  /** In order of kind, then id; entries not in force that day are left out. */
  readonly entries: readonly Resolution[];
}

export function explain(world: PolicyWorld, region: string, day: string): Explanation {
  const entries = idsFor(world, region)
    .map((id) => resolve(world, id, region, day))
    .filter((it) => it.status !== 'absent')
    .sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  return { region, day, version: world.set.version, entries };
}

const order = (it: Resolution) => ENTRY_KINDS.indexOf(it.entry?.kind ?? 'parameter');

export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  parameter: '参数',
  deadline: '期限',
  check: '硬性校验',
  dictionary: '字典',
  document: '监督文书',
  rule: '预警规则',
  duty: '义务',
  steps: '步骤',
  exceptions: '例外清单',
  form: '报表',
  chain: '报送链',
  metric: '指标口径',
  campaign: '专项整治',
  plan: '任务方案',
  scorecard: '考核评价',
};

export const VERIFIED_WORDS = {
  source: '已核原文',
  secondary: '转载件，待核',
  'own-knowledge': '未核',
  local: '本地签署',
} as const;

/** The explanation as lines of Chinese text. */
export function explainText(it: Explanation): string {
  const lines = [`地区 ${it.region}　日期 ${it.day}　政策版本 ${it.version.slice(0, 12)}`];
  for (const kind of ENTRY_KINDS) {
    const entries = it.entries.filter((e) => e.entry?.kind === kind);
    if (entries.length === 0) continue;
    lines.push('', `【${KIND_WORDS[kind]}】${entries.length}项`);
    for (const entry of entries) lines.push(...entryLines(entry, it.entries));
  }
  return lines.join('\n');
}

function entryLines(it: Resolution, all: readonly Resolution[]): string[] {
  const { entry } = it;
  if (!entry) return [];
  const said = it.status === 'unspecified' ? '原文未规定' : valueText(entry, it.value);
  const marks = [...new Set(it.basis.map((b) => VERIFIED_WORDS[b.verified]))].join('、');
  const lines = [
    `- ${entry.title}：${said}　[${it.id}]`,
    `  依据：${basisText(it.basis)}（${marks}；${it.source_pack}）`,
  ];
  for (const { title, note } of it.basis)
    if (note !== null && it.status !== 'local') lines.push(`  依据说明：${title}：${note}`);
  if (entry.says !== undefined) lines.push(`  含义：${entry.says}`);
  const until = dueOf(it, all);
  if (until !== null) lines.push(`  期限：${until}`);
  if (it.note !== null) lines.push(`  说明：${it.note}`);
  for (const c of it.conflicts) {
    lines.push(
      `  另有规定：${c.unspecified ? '原文未规定' : valueText(entry, c.value)}，${basisText(c.basis)}；未采用：${c.why_not}`,
    );
    if (it.applies !== null) lines.push(`  采用理由：${it.applies}`);
  }
  return lines;
}

/** A duty that is due on the day of another entry: what that entry says here. */
function dueOf(it: Resolution, all: readonly Resolution[]): string | null {
  const due = it.entry?.kind === 'duty' ? (it.value as DutyValue | null)?.due : undefined;
  if (!due || !('deadline' in due)) return null;
  const found = all.find((other) => other.id === due.deadline);
  if (!found?.entry || found.status === 'unspecified') return '原文未规定，本地设值后才有到期日';
  return `${found.entry.starts ?? ''}起，${valueText(found.entry, found.value)}`;
}
