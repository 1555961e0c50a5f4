/** Runs the examples that packs ship: a rule or deadline that does not do what its example says is a fault. */
import type { Calendar } from '../calendar.ts';
import { isDay } from '../day.ts';
import { dueDay } from '../deadline.ts';
import { check, evaluate, type ScalarType } from '../expression/index.ts';
import { type Loaded, type LoadOptions, readPolicies } from './load.ts';
import type { Pack, PolicySet } from './pack.ts';
import { type FactDictionaries, paramsOf } from './ports.ts';
import { resolve } from './resolve.ts';
import type { Entry, Example } from './shape.ts';
import type { DeadlineValue, RuleValue } from './value-shape.ts';

export interface CheckTools {
  readonly facts: FactDictionaries;
  readonly calendar: Calendar;
}

export interface PackReport extends Loaded {
  /** Examples run, over all packs. */
  readonly examples: number;
  readonly entries: number;
}

type Verdict = Example['expect'];

/** Loads the packs under `dirs`, checks them against the dictionary and runs every example. Never throws for a faulty pack. */
export function checkPacks(dirs: string | readonly string[], tools: CheckTools): PackReport {
  const options: LoadOptions = { facts: tools.facts };
  const { set, faults } = readPolicies(dirs, options);
  const found = [...faults];
  let examples = 0;
  let entries = 0;
  for (const pack of set.packs.values())
    for (const entry of pack.entries.values()) {
      entries += 1;
      const sound = !faults.some((it) => it.entry === entry.id && it.file === pack.files.get(entry.id));
      if (!sound) continue;
      for (const [i, example] of entry.examples.entries()) {
        examples += 1;
        const message = runExample(set, pack, entry, example, tools);
        if (message !== null)
          found.push({ file: pack.files.get(entry.id) ?? pack.id, entry: entry.id, at: `examples.${i}`, message });
      }
    }
  return { set, faults: found, examples, entries };
}

const WORDS: Readonly<Record<Verdict, string>> = { fires: '触发', clear: '不触发', unknown: '无法判断' };

/** Null when the example holds, otherwise what is wrong with it. */
function runExample(set: PolicySet, pack: Pack, entry: Entry, example: Example, tools: CheckTools): string | null {
  const on = example.on ?? entry.values.at(-1)?.from ?? '';
  if (entry.kind === 'rule') {
    const got = judgeRule(set, pack, entry, example, on, tools);
    return got === example.expect ? null : `“${example.says}”应${WORDS[example.expect]}，实际${WORDS[got]}`;
  }
  if (entry.kind !== 'deadline') return null;
  const value = (example.with ?? inForce(entry, on)?.value) as DeadlineValue | undefined;
  const due = isDay(example.start) && value !== undefined ? dueDay(value, example.start, tools.calendar).day : null;
  if (example.due !== undefined && due !== example.due)
    return `“${example.says}”应于${example.due}到期，实际${due ?? '无法计算'}`;
  const got: Verdict = due === null ? 'unknown' : on > due ? 'fires' : 'clear';
  return got === example.expect ? null : `“${example.says}”应${WORDS[example.expect]}，实际${WORDS[got]}`;
}

function inForce(entry: Entry, on: string) {
  return entry.values.find((it) => it.from <= on && (it.until === undefined || on <= it.until));
}

function judgeRule(
  set: PolicySet,
  pack: Pack,
  entry: Entry,
  example: Example,
  on: string,
  { facts }: CheckTools,
): Verdict {
  const rule = inForce(entry, on)?.value as RuleValue | undefined;
  if (!rule) return 'clear';
  const given = example.facts ?? {};
  const types: Record<string, { type: ScalarType }> = {};
  const params: Record<string, unknown> = {};
  for (const id of paramsOf(rule.when)) {
    const found = resolve({ set }, id, pack.region, on);
    types[id] = { type: (found.entry?.type ?? 'int') as ScalarType };
    params[id] = example.params?.[id] ?? found.value;
  }
  const dictionary = facts[rule.subject];
  const checked = dictionary && check(rule.when, { facts: dictionary, params: types, want: 'bool' });
  const value = checked?.ok ? evaluate(checked, given, { params }) : undefined;
  const holds = typeof value === 'boolean' ? value : null;
  const verdict = rule.past === undefined ? holds : and(holds, passed(given[rule.past], on));
  return verdict === null ? 'unknown' : verdict ? 'fires' : 'clear';
}

function passed(due: string | number | boolean | undefined, on: string): boolean | null {
  return due === undefined ? null : on > String(due);
}

/** Kleene's and, as in CEL and SQL. */
function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
