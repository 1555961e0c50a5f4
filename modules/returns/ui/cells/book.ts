/**
 * The open return in the browser: what the system has, what was typed since and is not acknowledged, what could not be read, what others changed.
 * Nothing that was typed leaves it before the system has said yes. Knows no screen and no network.
 */
import type { CellValue } from '../../domain/content.ts';
import { sameValue } from '../../domain/diff.ts';
import { doStep, noSteps, redo, type Steps, undo } from '../grid/undo.ts';
import {
  type Change,
  type Clash,
  type Kept,
  type Known,
  type Look,
  type Sources,
  sameContent,
  type Typed,
} from './book-shapes.ts';
import { type Content, EMPTY, type Refused } from './typed.ts';

export type { Change, Kept, Known, Look, Typed } from './book-shapes.ts';

const NOTHING: Look = {
  content: EMPTY,
  prefilled: false,
  known: undefined,
  reason: null,
  waiting: false,
  clash: undefined,
};

export class Book {
  #known = new Map<string, Known>();
  #expected = new Map<string, CellValue>();
  #typed = new Map<string, Typed>();
  #refused = new Map<string, Refused>();
  #clashes = new Map<string, Clash>();
  #looks = new Map<string, Look>();
  #steps: Steps<Content> = noSteps();
  #turn = 0;
  #edition = 0;
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Rises with every change of anything. */
  edition = (): number => this.#edition;

  #changed(addresses: Iterable<string>): void {
    for (const address of addresses) this.#looks.delete(address);
    this.#edition += 1;
    for (const listener of this.#listeners) listener();
  }

  look(address: string): Look {
    const had = this.#looks.get(address);
    if (had) return had;
    const known = this.#known.get(address);
    const typed = this.#typed.get(address);
    const own = this.#own(address);
    const expected = this.#expected.get(address) ?? null;
    const prefilled = expected !== null && own.value === null && !own.refused;
    const look: Look =
      known || typed || own.refused || expected
        ? {
            content: prefilled ? { value: expected } : own,
            prefilled,
            known,
            reason: (typed?.reason !== undefined ? typed.reason : known?.reason) ?? null,
            waiting: typed !== undefined,
            clash: this.#clashes.get(address),
          }
        : NOTHING;
    this.#looks.set(address, look);
    return look;
  }

  /** What somebody filled in, without what is expected. */
  #own(address: string): Content {
    const refused = this.#refused.get(address);
    if (refused) return { value: null, refused };
    const typed = this.#typed.get(address);
    return { value: typed ? typed.value : (this.#known.get(address)?.value ?? null) };
  }

  /** What cells should say; shown where nobody filled anything in. */
  expect(cells: readonly (readonly [string, CellValue])[]): void {
    this.#expected = new Map(cells);
    this.#looks.clear();
    this.#changed([]);
  }

  /** Addresses that show anything, and their values. */
  values(): Record<string, CellValue> {
    const out: Record<string, CellValue> = {};
    for (const address of new Set([...this.#expected.keys(), ...this.#known.keys(), ...this.#typed.keys()])) {
      const { value } = this.look(address).content;
      if (value) out[address] = value;
    }
    return out;
  }

  get refusals(): readonly (readonly [string, Refused])[] {
    return [...this.#refused];
  }

  get clashes(): readonly string[] {
    return [...this.#clashes.keys()];
  }

  get waiting(): number {
    return this.#typed.size;
  }

  get canUndo(): boolean {
    return this.#steps.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#steps.undone.length > 0;
  }

  /** Writes cells as one step that can be taken back. Answers how many changed. */
  write(changes: readonly Change[], words: string, origin: string): number {
    const cells = changes
      .map(({ address, content }) => ({ address, before: this.#own(address), after: content }))
      .filter(({ before, after }) => !sameContent(before, after));
    this.#steps = doStep(this.#steps, { words, cells });
    this.#put(
      cells.map(({ address, after }) => ({ address, content: after })),
      origin,
    );
    return cells.length;
  }

  /** Takes the last step back; answers its words and cells. */
  back(): { readonly words: string; readonly addresses: readonly string[] } | undefined {
    return this.#replay(undo(this.#steps));
  }

  forth(): { readonly words: string; readonly addresses: readonly string[] } | undefined {
    return this.#replay(redo(this.#steps));
  }

  #replay(done: ReturnType<typeof undo<Content>>) {
    if (!done) return undefined;
    this.#steps = done.steps;
    this.#put(
      done.write.map(({ address, value }) => ({ address, content: value })),
      'typed',
    );
    return { words: done.step.words, addresses: done.step.cells.map((cell) => cell.address) };
  }

  #put(changes: readonly Change[], origin: string): void {
    for (const { address, content } of changes) {
      if (content.refused) this.#refused.set(address, content.refused);
      else {
        this.#refused.delete(address);
        this.#type(address, content.value, origin, this.#typed.get(address)?.reason);
      }
    }
    this.#changed(changes.map((change) => change.address));
  }

  #type(address: string, value: CellValue | null, origin: string, reason: string | null | undefined): void {
    const known = this.#known.get(address);
    this.#turn += 1;
    const seen = this.#typed.get(address)?.seen ?? known?.version ?? 0;
    this.#typed.set(address, { value, origin, reason, seen, turn: this.#turn });
  }

  /** Writes a text picked from below, with where it comes from. */
  pick(address: string, txt: string, sources: Sources): void {
    const before = this.#own(address);
    const content: Content = { value: { kind: 'text', txt } };
    this.#steps = doStep(this.#steps, { words: '引用下级文字', cells: [{ address, before, after: content }] });
    this.#type(address, content.value, 'picked', undefined);
    const typed = this.#typed.get(address);
    if (typed) this.#typed.set(address, { ...typed, sources });
    this.#changed([address]);
  }

  /** Says why a cell differs from what is expected. */
  explain(address: string, reason: string): void {
    const origin = this.#typed.get(address)?.origin ?? this.#known.get(address)?.origin ?? 'typed';
    this.#type(address, this.#own(address).value, origin, reason.trim() === '' ? null : reason.trim());
    this.#changed([address]);
  }

  /** What waits to be sent: not what clashes, until somebody chose. */
  batch(most = 500): readonly (readonly [string, Typed])[] {
    return [...this.#typed].filter(([address]) => !this.#clashes.has(address)).slice(0, most);
  }

  /** The system has taken these. */
  saved(batch: readonly (readonly [string, Typed])[], versions: Readonly<Record<string, number>>): void {
    for (const [address, sent] of batch) {
      const version = versions[address] ?? sent.seen + 1;
      this.#known.set(address, {
        value: sent.value,
        version,
        origin: sent.origin,
        reason: sent.reason === undefined ? this.#known.get(address)?.reason : sent.reason,
      });
      const now = this.#typed.get(address);
      if (now?.turn === sent.turn) this.#typed.delete(address);
      else if (now) this.#typed.set(address, { ...now, seen: version });
    }
    this.#changed(batch.map(([address]) => address));
  }

  /** The system refused these values: they stay, with its words, and are not sent again before they change. */
  refusedBySystem(
    faults: readonly { readonly address: string; readonly message: string; readonly raw: string }[],
  ): void {
    for (const { address, message, raw } of faults) {
      this.#typed.delete(address);
      this.#refused.set(address, { raw, message });
    }
    this.#changed(faults.map((fault) => fault.address));
  }

  /** What the system has now, from another window or person. What was typed here stays; where both changed one cell it is a clash. */
  theirs(cells: readonly (readonly [string, Known])[]): readonly string[] {
    const changed: string[] = [];
    for (const [address, known] of cells) {
      const before = this.#known.get(address);
      if (before && before.version >= known.version) continue;
      this.#known.set(address, known);
      changed.push(address);
      const typed = this.#typed.get(address);
      if (!typed) continue;
      if (sameValue(typed.value, known.value)) {
        this.#typed.delete(address);
        this.#clashes.delete(address);
      } else if (typed.seen < known.version) this.#clashes.set(address, { theirs: known });
    }
    if (changed.length > 0) this.#changed(changed);
    return changed;
  }

  /** Ends a clash with one of the two values. */
  choose(address: string, which: 'mine' | 'theirs'): void {
    const clash = this.#clashes.get(address);
    const typed = this.#typed.get(address);
    if (!clash || !typed) return;
    this.#clashes.delete(address);
    if (which === 'theirs') this.#typed.delete(address);
    else this.#typed.set(address, { ...typed, seen: clash.theirs.version });
    this.#changed([address]);
  }

  /** For the browser's store. */
  keep(): Kept | null {
    if (this.#typed.size === 0 && this.#refused.size === 0) return null;
    return { typed: [...this.#typed].map(([a, { turn: _turn, ...rest }]) => [a, rest]), refused: [...this.#refused] };
  }

  /** Brings back what an earlier visit had not sent; answers how many cells. */
  restore(kept: Kept | undefined): number {
    if (!kept) return 0;
    for (const [address, typed] of kept.typed) {
      const known = this.#known.get(address);
      if (known && sameValue(known.value, typed.value) && (typed.reason ?? null) === (known.reason ?? null)) continue;
      this.#turn += 1;
      this.#typed.set(address, { ...typed, turn: this.#turn });
      if (known && known.version > typed.seen) this.#clashes.set(address, { theirs: known });
    }
    for (const [address, refused] of kept.refused) this.#refused.set(address, refused);
    const addresses = [...kept.typed, ...kept.refused].map(([address]) => address);
    this.#changed(addresses);
    return new Set(addresses).size;
  }
}
