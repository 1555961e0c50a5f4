/** Writes small made-up packs into a temporary folder: a nation, a province, a city and a county, with no real law in them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { FactDictionaries } from './ports.ts';

export type Files = Record<string, unknown>;

const document = { key: '甲〔2020〕1号', number: '甲〔2020〕1号', title: '甲办法', issuer: '甲', issued: '2020-01-01' };
export const basis = { document: '甲〔2020〕1号', article: '第一条' };

const examples = [
  { says: '多于上限', facts: { visits: 9 }, params: { 'visit.cap': 4 }, expect: 'fires' },
  { says: '不多于上限', facts: { visits: 4 }, params: { 'visit.cap': 4 }, expect: 'clear' },
  { says: '没有次数', params: { 'visit.cap': 4 }, expect: 'unknown' },
];

/** An int parameter; further fields override. */
export const parameter = (id: string, values: object[], more: object = {}) => ({
  id,
  kind: 'parameter',
  type: 'int',
  title: '次数上限',
  values: values.map((it) => ({ from: '2020-01-01', basis, ...it })),
  ...more,
});

export const rule = (when: string, more: object = {}) => ({
  id: 'rule.visits',
  kind: 'rule',
  title: '次数过多',
  values: [{ from: '2020-01-01', basis, value: { subject: 'visit', light: 'red', when, message: '次数过多。' } }],
  examples,
  ...more,
});

export const facts: FactDictionaries = {
  visit: {
    subject: 'visit',
    fields: {
      visits: { type: 'int', label: '次数', meaning: '次数' },
      due: { type: 'day', label: '到期日', meaning: '到期日' },
      done: { type: 'bool', label: '已办', meaning: '已办' },
    },
  },
};

export const base: Files = {
  'nation/pack.yaml': { id: 'nation', title: '全国', region: '000000' },
  'nation/documents.yaml': { documents: [{ ...document, verified: 'source', collected: 'full' }] },
  'nation/a.yaml': {
    entries: [
      parameter('visit.cap', [{ unspecified: true }], { overridable_by: ['province', 'city', 'county', 'local'] }),
      parameter('visit.fixed', [
        { value: 3, until: '2025-12-31' },
        { from: '2026-01-01', value: 5 },
      ]),
      rule('f.visits > param("visit.cap")'),
    ],
  },
  'nation/east/pack.yaml': { id: 'nation/east', title: '东省', region: '910000', extends: 'nation' },
  'nation/east/port/pack.yaml': {
    id: 'nation/east/port',
    title: '港市',
    region: '910100',
    extends: 'nation/east',
    amends: ['visit.cap'],
  },
  'nation/east/port/a.yaml': {
    entries: [parameter('visit.cap', [{ value: 6, from: '2024-01-01' }], { overridable_by: ['local'] })],
  },
};

/** Folder with these files, YAML made from data. */
export function folderOf(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'packs-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(
      join(dir, name),
      typeof content === 'string' ? content : stringify(content, { aliasDuplicateObjects: false }),
    );
  }
  return dir;
}
