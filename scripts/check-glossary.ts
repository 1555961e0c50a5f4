/**
 * Holds GLOSSARY.md against the registry: every record (name and label on one row), role and fact must be there, and the list of states and
 * commands, which is generated, must be current.
 *   npx tsx scripts/check-glossary.ts            fails with everything that is missing
 *   npx tsx scripts/check-glossary.ts --write    rewrites the generated section first
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from '#apps/server/modules.ts';
import { buildRegistry, type Registry } from '#kernel/registry.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../GLOSSARY.md');
const START = '<!-- generated: npx tsx scripts/check-glossary.ts --write -->';
const END = '<!-- /generated -->';

/** Is there a table row whose first cell is the label and whose second names the identifier? */
function hasRow(text: string, label: string, name: string): boolean {
  return text.split('\n').some((line) => {
    const [, first, second] = line.split('|').map((part) => part.trim());
    return first === label && (second ?? '').split(', ').includes(`\`${name}\``);
  });
}

/** States and commands of every record, one table for each module. */
export function verbs(registry: Registry): string {
  return registry.modules
    .filter((mod) => (mod.records ?? []).length > 0)
    .flatMap((mod) => [
      '',
      `### ${mod.label} \`${mod.name}\``,
      '',
      '| 记录 Record | 状态 States | 办理动作 Commands |',
      '| --- | --- | --- |',
      ...(mod.records ?? []).map((def) => {
        const states = Object.entries(def.states).map(([name, state]) => `${state.label} \`${name}\``);
        const commands = registry.commandsOf(def.name).map((cmd) => `${cmd.label} \`${cmd.name}\``);
        return `| ${def.label} | ${states.join('、')} | ${commands.join('、') || '—'} |`;
      }),
    ])
    .join('\n');
}

/** Everything the glossary lacks, in words. */
export function missing(registry: Registry, text: string): string[] {
  const wrong: string[] = [];
  for (const def of registry.records.values())
    if (!hasRow(text, def.label, def.name)) wrong.push(`record | ${def.label} | \`${def.name}\` |`);
  for (const role of registry.roles.values())
    if (!hasRow(text, role.label, role.name)) wrong.push(`role | ${role.label} | \`${role.name}\` |`);
  for (const set of registry.facts.values())
    for (const name of Object.keys(set.fields)) if (!text.includes(`\`${name}\``)) wrong.push(`fact \`${name}\``);
  return wrong;
}

/** The glossary with its generated section brought up to date. */
export function withVerbs(registry: Registry, text: string): string {
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('GLOSSARY.md has lost its generated section');
  return `${before}${START}\n${verbs(registry)}\n\n${END}${after}`;
}

/** What is written by hand: everything before the generated section. */
export const byHand = (text: string): string => text.split(START)[0] ?? '';

function main(write: boolean): void {
  const registry = buildRegistry(modules);
  const text = readFileSync(FILE, 'utf8');
  const wanted = withVerbs(registry, text);
  if (write && wanted !== text) writeFileSync(FILE, wanted);
  const wrong = missing(registry, byHand(text));
  if (!write && wanted !== text) wrong.push('section 7 is not current: run npx tsx scripts/check-glossary.ts --write');
  if (wrong.length > 0) throw new Error(`GLOSSARY.md lacks:\n- ${wrong.join('\n- ')}`);
  process.stdout.write('GLOSSARY.md is current\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--write'));
