/** What the browser keeps for a person: choices of columns, saved views, drafts. A full or forbidden store is no reason to stop working. */

const PREFIX = 'zs.';

/** Reads a kept value, or undefined. */
export function readKept<T>(key: string, store: Storage = localStorage): T | undefined {
  try {
    const text = store.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value; null forgets it. Answers whether it was kept. */
export function writeKept(key: string, value: unknown, store: Storage = localStorage): boolean {
  try {
    if (value === null || value === undefined) store.removeItem(PREFIX + key);
    else store.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
