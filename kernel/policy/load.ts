/**
 * Reads a folder of packs into one immutable set. Loading is parse, then cross-check: a pack that names something missing, overlaps
 * itself or changes what it may not change does not load.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { crossCheck } from './cross-check.ts';
import { contentHash, type Pack, type PolicySet } from './pack.ts';
import type { FactDictionaries } from './ports.ts';
import {
  type DatedValue,
  type Entry,
  entriesShape,
  entryShape,
  packShape,
  registerShape,
  type SourceDocument,
} from './shape.ts';
import { valueShape } from './value-shape.ts';

/** One thing wrong with a pack, in words for the person who keeps it. */
export interface PackFault {
  readonly file: string;
  /** Entry id or document key, when the fault lies in one. */
  readonly entry: string | null;
  /** Path inside the entry, dotted. */
  readonly at: string;
  readonly message: string;
}

export interface LoadOptions {
  /** Without them conditions are kept as text and only their `param()` references are checked. */
  readonly facts?: FactDictionaries;
}

export interface Loaded {
  readonly set: PolicySet;
  readonly faults: readonly PackFault[];
}

/** Thrown by `loadPolicies`: every fault at once. */
export class PolicyError extends Error {
  readonly faults: readonly PackFault[];

  constructor(faults: readonly PackFault[]) {
    super(`政策包有 ${faults.length} 处错误：\n${faults.map(faultText).join('\n')}`);
    this.name = 'PolicyError';
    this.faults = faults;
  }
}

export function faultText(it: PackFault): string {
  return [it.file, it.entry, it.at, it.message].filter((part) => part !== null && part !== '').join('：');
}

/** Loads every pack under these folders, or throws a `PolicyError` that lists all faults. */
export function loadPolicies(dirs: string | readonly string[], options: LoadOptions = {}): PolicySet {
  const { set, faults } = readPolicies(dirs, options);
  if (faults.length > 0) throw new PolicyError(faults);
  return set;
}

/** As `loadPolicies`, but returns what could be read together with the faults. */
export function readPolicies(dirs: string | readonly string[], options: LoadOptions = {}): Loaded {
  const faults: PackFault[] = [];
  const packs = new Map<string, Pack>();
  for (const dir of typeof dirs === 'string' ? [dirs] : dirs)
    for (const folder of packFolders(dir)) {
      const pack = readPack(dir, folder, faults);
      if (!pack) continue;
      if (packs.has(pack.id)) faults.push(fault(relative(dir, folder), null, 'id', `政策包编号重复：${pack.id}`));
      else packs.set(pack.id, pack);
    }
  const sorted = new Map([...packs].sort(([a], [b]) => (a < b ? -1 : 1)));
  const version = contentHash([...sorted.values()].map((it) => [it.id, it.hash]));
  const set: PolicySet = { version, packs: sorted };
  faults.push(...crossCheck(set, options));
  return { set, faults };
}

function packFolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((it) => it.isFile() && it.name === 'pack.yaml')
    .map((it) => it.parentPath)
    .sort();
}

function readPack(root: string, folder: string, faults: PackFault[]): Pack | null {
  const headFile = relative(root, join(folder, 'pack.yaml'));
  const head = parse(packShape, readYaml(join(folder, 'pack.yaml'), headFile, faults), headFile, null, faults);
  if (!head) return null;
  const place = relative(root, folder).replaceAll('\\', '/');
  if (place !== head.id) faults.push(fault(headFile, null, 'id', `编号应与文件夹一致：${place}`));
  const documents = new Map<string, SourceDocument>();
  const entries = new Map<string, Entry>();
  const files = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml') || name === 'pack.yaml') continue;
    const file = relative(root, join(folder, name));
    const data = readYaml(join(folder, name), file, faults);
    if (name === 'documents.yaml') {
      for (const it of parse(registerShape, data, file, null, faults)?.documents ?? []) documents.set(it.key, it);
      continue;
    }
    for (const raw of parse(entriesShape, data, file, null, faults)?.entries ?? []) {
      const entry = readEntry(raw, file, faults);
      if (!entry) continue;
      if (entries.has(entry.id)) faults.push(fault(file, entry.id, 'id', '同一政策包内编号重复'));
      entries.set(entry.id, entry);
      files.set(entry.id, file);
    }
  }
  const content = { head, documents: [...documents.values()], entries: [...entries.values()].sort(byId) };
  return {
    ...head,
    extends: head.extends ?? null,
    documents,
    entries,
    files,
    hash: contentHash(content),
  };
}

const byId = (a: Entry, b: Entry) => (a.id < b.id ? -1 : 1);

function readEntry(raw: unknown, file: string, faults: PackFault[]): Entry | null {
  const name = raw !== null && typeof raw === 'object' && 'id' in raw ? String(raw.id) : null;
  const entry = parse(entryShape, raw, file, name, faults);
  if (!entry) return null;
  const shape = valueShape(entry.kind, entry.type);
  const filled = (it: DatedValue): DatedValue =>
    it.value === undefined || shape === null ? it : { ...it, value: shape.parse(it.value) };
  return { ...entry, values: entry.values.map(filled) };
}

function readYaml(path: string, file: string, faults: PackFault[]): unknown {
  const lines = new LineCounter();
  const doc = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  for (const it of doc.errors)
    faults.push(fault(file, null, `第${lines.linePos(it.pos[0]).line}行`, it.message.split('\n')[0] ?? ''));
  return doc.errors.length > 0 ? undefined : doc.toJS();
}

/** The library's own words in Chinese, for this reading alone. */
const CHINESE = { error: z.locales.zhCN().localeError };

function parse<S extends z.ZodType>(
  shape: S,
  data: unknown,
  file: string,
  entry: string | null,
  faults: PackFault[],
): z.output<S> | null {
  const parsed = shape.safeParse(data, CHINESE);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) faults.push(fault(file, entry, issue.path.join('.'), issue.message));
  return null;
}

function fault(file: string, entry: string | null, at: string, message: string): PackFault {
  return { file, entry, at, message };
}
