/**
 * What the phone keeps (IndexedDB): acts not yet acknowledged, drafts, pictures, and the last day read. Everything carries the person it
 * belongs to; signing out removes what was only read, never what is unsent.
 */

const NAME = 'zs-field';
const VERSION = 1;
/** `acts` by key; `drafts` by name; `pictures` by id; `read` by name. */
export type Shelf = 'acts' | 'drafts' | 'pictures' | 'read';
const SHELVES: readonly Shelf[] = ['acts', 'drafts', 'pictures', 'read'];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const shelf of SHELVES)
        if (!request.result.objectStoreNames.contains(shelf))
          request.result.createObjectStore(shelf, { keyPath: 'key' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

async function ask<T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(shelf, mode);
    const request = act(tx.objectStore(shelf));
    // A write counts when the transaction is through, not when the request is.
    tx.oncomplete = () => resolve(request.result);
    tx.onerror = () => reject(tx.error);
    tx.onabort = () => reject(tx.error);
  });
}

export interface Kept {
  readonly key: string;
}

export const keep = <T extends Kept>(shelf: Shelf, value: T): Promise<unknown> =>
  ask(shelf, 'readwrite', (store) => store.put(value));
export const find = <T extends Kept>(shelf: Shelf, key: string): Promise<T | undefined> =>
  ask(shelf, 'readonly', (store) => store.get(key) as IDBRequest<T | undefined>);
export const all = <T extends Kept>(shelf: Shelf): Promise<readonly T[]> =>
  ask(shelf, 'readonly', (store) => store.getAll() as IDBRequest<T[]>);
export const drop = (shelf: Shelf, key: string): Promise<unknown> =>
  ask(shelf, 'readwrite', (store) => store.delete(key));
export const clear = (shelf: Shelf): Promise<unknown> => ask(shelf, 'readwrite', (store) => store.clear());
