/** Writes docs/workflows.md, a picture of every record's workflow drawn from its verbs: `npx tsx scripts/write-workflows.ts [--check]`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from '#apps/server/modules.ts';
import type { RecordDef } from '#kernel/record.ts';
import { buildRegistry, type Registry } from '#kernel/registry.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { type Edge, edgesOf } from './workflows/edges.ts';

const FILE = 'docs/workflows.md';

const HEAD = `# 工作流程图

由程序中的命令生成，不要手改：\`npx tsx scripts/write-workflows.ts\`。箭头上是办理的事项；没有箭头的事项不改变状态，列在图下。只有一种状态的台账不画。
`;

/** The page as it should be. */
export function workflowsPage(registry: Registry = buildRegistry(modules)): string {
  const parts = registry.modules.flatMap((mod) => {
    const drawn = (mod.records ?? []).filter((def) => Object.keys(def.states).length > 1);
    return drawn.length > 0 ? [`## ${mod.label}`, ...drawn.map((def) => section(registry, def))] : [];
  });
  return `${[HEAD.trimEnd(), ...parts].join('\n\n')}\n`;
}

function section(registry: Registry, def: RecordDef): string {
  const edges = edgesOf(registry, def);
  const moving = new Set(edges.map((edge) => edge.verb));
  const still = registry.commandsOf(def.name).filter((cmd) => !moving.has(cmd.name));
  const picture = ['```mermaid', 'stateDiagram-v2', ...states(def), ...arrows(def, edges), '```'].join('\n');
  const rest = still.length > 0 ? `\n\n不改变状态：${still.map((cmd) => cmd.label).join('、')}。` : '';
  return `### ${def.label}（\`${def.name}\`）\n\n${picture}${rest}`;
}

/** A name mermaid takes. */
const node = (state: string | null): string => (state === null ? '[*]' : state.replaceAll('-', '_'));

function states(def: RecordDef): string[] {
  return Object.entries(def.states).map(([name, state]) => `  state "${state.label}" as ${node(name)}`);
}

/** One arrow for a pair of states, with all that leads along it. */
function arrows(def: RecordDef, edges: readonly Edge[]): string[] {
  const along = new Map<string, Set<string>>();
  for (const { from, to, label } of edges) {
    const arrow = `  ${node(from)} --> ${node(to)}`;
    along.set(arrow, (along.get(arrow) ?? new Set()).add(label));
  }
  const ends = Object.entries(def.states).filter(([, state]) => state.final);
  return [
    ...[...along].map(([arrow, labels]) => `${arrow}: ${[...labels].join('、')}`),
    ...ends.map(([name]) => `  ${node(name)} --> [*]`),
  ];
}

function main(check: boolean): void {
  const wanted = workflowsPage();
  const path = join(projectRoot(), FILE);
  if (!check) writeFileSync(path, wanted);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== wanted)
    throw new Error(`${FILE} is not current: run npx tsx scripts/write-workflows.ts and commit it`);
  process.stdout.write(`${FILE} ${check ? 'is current' : 'written'}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
