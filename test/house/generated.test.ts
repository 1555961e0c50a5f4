import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { byHand, missing, withVerbs } from '../../scripts/check-glossary.ts';
import { coveragePage, idsInTestNames } from '../../scripts/make-coverage.ts';
import { ROOT } from './files.ts';

const registry = buildRegistry(modules);
const glossary = readFileSync(join(ROOT, 'GLOSSARY.md'), 'utf8');

describe('what is generated is current', () => {
  test('the coverage of the mechanisms (npm run coverage)', () => {
    expect(readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8')).toBe(coveragePage());
  });

  test('the states and commands in the glossary (npx tsx scripts/check-glossary.ts --write)', () => {
    expect(glossary).toBe(withVerbs(registry, glossary));
  });
});

describe('the glossary', () => {
  test('has every record, role and fact of the program', () => {
    expect(missing(registry, byHand(glossary))).toEqual([]);
  });

  test('would miss one that is not there', () => {
    const without = byHand(glossary).replace('| 园区 | `park` |', '| 园区 | `garden` |');
    expect(missing(registry, without)).toEqual(['record | 园区 | `park` |']);
  });
});

describe('the coverage of the mechanisms', () => {
  test('counts ids in square brackets in names of tests, several at once, and nothing else', () => {
    const text = [
      "test('[ENT-01] quiet days', () => {});",
      'test(`[SUP-05, SUP-06] a document`, () => {});',
      '// ORG-01 is spoken of here',
      "const id = 'PER-07';",
    ].join('\n');
    expect(idsInTestNames(text).sort()).toEqual(['ENT-01', 'SUP-05', 'SUP-06']);
  });
});
