import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { record, text } from '#kernel/record.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { edgesOf, troubleOf } from '../../scripts/workflows/edges.ts';
import { BY_ITSELF, MOVES } from '../../scripts/workflows/moves.ts';
import { openapiText } from '../../scripts/write-openapi.ts';
import { workflowsPage } from '../../scripts/write-workflows.ts';
import { ROOT } from './files.ts';

const registry = buildRegistry(modules);

describe('what is drawn and written down is current', () => {
  test('the pictures of the workflows (npx tsx scripts/write-workflows.ts)', () => {
    expect(readFileSync(join(ROOT, 'docs/workflows.md'), 'utf8')).toBe(workflowsPage(registry));
  });

  test('the document of the API (npx tsx scripts/write-openapi.ts)', async () => {
    const text = readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8');
    expect(text === (await openapiText())).toBe(true);
    const { paths } = JSON.parse(text) as { paths: Record<string, unknown> };
    expect([...registry.commands.keys()].filter((name) => !paths[`/api/commands/${name}`])).toEqual([]);
  }, 30_000);
});

describe('the workflow of every record', () => {
  for (const def of registry.records.values())
    test(`${def.label}：every state can be reached, and every one that is not final has a way out`, () => {
      expect(troubleOf(def, edgesOf(registry, def))).toEqual({ unreached: [], stuck: [] });
    });

  test('moves made by others name records, states and verbs there are', () => {
    const strange = MOVES.filter(({ record: name, from, to, by }) => {
      const states = registry.records.get(name)?.states ?? {};
      return [...from, to].some((s) => !states[s]) || by.some((v) => !registry.commands.has(v) && !BY_ITSELF[v]);
    });
    expect(strange).toEqual([]);
  });

  test('a state nobody leads to, and one nobody leads out of, would be found', () => {
    const states = { draft: { label: '起草' }, lost: { label: '没有来路' }, done: { label: '办结', final: true } };
    const fields = { name: text('名称') };
    const def = record({
      name: 'x',
      label: 'x',
      module: 'x',
      sharing: 'unit',
      title: 'name',
      read: 'x',
      states,
      fields,
    });
    const edges = [{ from: null, to: 'draft', verb: 'x.draft', label: '起草' }];
    expect(troubleOf(def, edges)).toEqual({ unreached: ['lost', 'done'], stuck: ['draft', 'lost'] });
  });
});
