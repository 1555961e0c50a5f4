/** The facts rules may speak of, and which parameters a condition reads. */
import type { FactDictionary } from '../expression/index.ts';

/** Fact dictionaries by subject, as the modules document them; `FactDef` of kernel/facts.ts fits. */
export type FactDictionaries = Readonly<Record<string, FactDictionary>>;

/** Ids a condition reads with `param("…")`, each once. */
export function paramsOf(condition: string): string[] {
  return [...new Set([...condition.matchAll(/param\(\s*["']([^"']+)["']\s*\)/g)].map((it) => it[1] ?? ''))];
}
