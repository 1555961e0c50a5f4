/** Sends what was typed by itself: a moment after the last key, one batch at a time, in order, again and again until it is taken. No screen. */
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import type { Book, Typed } from '../cells/book.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** No network: everything is in this machine. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'signed_out' }
  /** The return may not be filled in any more, or the system is in trouble: its words. */
  | { readonly kind: 'stopped'; readonly words: string };

export type Batch = readonly (readonly [string, Typed])[];

export interface Taken {
  /** Version of each cell taken, by address. */
  readonly versions: Readonly<Record<string, number>>;
  /** Cells somebody else changed meanwhile: not taken. */
  readonly clashes: Parameters<Book['theirs']>[0];
  readonly faults: readonly { readonly address: string; readonly message: string; readonly raw: string }[];
}

export interface SaverParts {
  readonly book: Book;
  readonly send: (batch: Batch) => Promise<Taken>;
  /** Puts what is not acknowledged into the browser's store. */
  readonly keep: () => void;
  readonly now: () => number;
  readonly later: (act: () => void, ms: number) => () => void;
}

const MOMENT = 900;
const AGAIN = [2_000, 5_000, 10_000, 20_000];

export class Saver {
  #parts: SaverParts;
  #state: SaveState = { kind: 'saved', at: null };
  #listeners = new Set<() => void>();
  #cancel: (() => void) | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #over = false;

  constructor(parts: SaverParts) {
    this.#parts = parts;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  state = (): SaveState => this.#state;

  #say(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Something was typed. */
  touched(): void {
    this.#parts.keep();
    if (this.#parts.book.batch().length === 0) {
      if (this.#state.kind === 'waiting') this.#say({ kind: 'saved', at: this.#parts.now() });
      return;
    }
    if (this.#state.kind !== 'offline' && this.#state.kind !== 'sending') this.#say({ kind: 'waiting' });
    this.#schedule(this.#state.kind === 'offline' ? (AGAIN[0] ?? MOMENT) : MOMENT);
  }

  #schedule(ms: number): void {
    if (this.#over) return;
    this.#cancel?.();
    this.#cancel = this.#parts.later(() => void this.flush(), ms);
  }

  /** Sends now; answers when all that stood there has been taken or could not be. */
  async flush(): Promise<boolean> {
    this.#cancel?.();
    while (this.#sending) await this.#sending;
    while (!this.#over && this.#parts.book.batch().length > 0) {
      this.#sending = this.#once();
      await this.#sending;
      this.#sending = undefined;
      if (this.#state.kind !== 'sending') return false;
    }
    if (this.#state.kind === 'sending') this.#say({ kind: 'saved', at: this.#parts.now() });
    return this.#parts.book.batch().length === 0;
  }

  async #once(): Promise<void> {
    const { book, send, keep } = this.#parts;
    const batch = book.batch();
    this.#say({ kind: 'sending' });
    try {
      const taken = await send(batch);
      this.#failures = 0;
      const clashing = new Set(taken.clashes.map(([address]) => address));
      const refused = new Set(taken.faults.map((fault) => fault.address));
      book.saved(
        batch.filter(([address]) => !clashing.has(address) && !refused.has(address)),
        taken.versions,
      );
      book.refusedBySystem(taken.faults);
      book.theirs(taken.clashes);
      keep();
    } catch (error) {
      keep();
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const wait = AGAIN[Math.min(this.#failures, AGAIN.length - 1)] ?? MOMENT;
    this.#failures += 1;
    if (error instanceof Unreachable) {
      this.#say({ kind: 'offline' });
      this.#schedule(wait);
    } else if (error instanceof Problem && error.status === 401) this.#say({ kind: 'signed_out' });
    else if (error instanceof Problem && (error.status >= 500 || error.status === 429 || error.status === 409)) {
      this.#say({ kind: 'stopped', words: error.message });
      this.#schedule(wait);
    } else if (error instanceof Problem) this.#say({ kind: 'stopped', words: error.message });
    else {
      this.#say({ kind: 'stopped', words: '没有保存，您填写的内容已存在本机。请刷新页面；仍不行请告诉系统管理员。' });
      throw error;
    }
  }

  /** The network is back, or the window is looked at again. */
  again(): void {
    if (this.#parts.book.batch().length > 0 && this.#state.kind !== 'sending') this.#schedule(0);
  }

  begin(): void {
    this.#over = false;
  }

  end(): void {
    this.#over = true;
    this.#cancel?.();
  }
}
