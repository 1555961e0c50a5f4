/** What can be taken back: steps of several cells each. Pure. */

export interface Step<V> {
  /** Said on the screen: 粘贴12格. */
  readonly words: string;
  readonly cells: readonly { readonly address: string; readonly before: V; readonly after: V }[];
}

export interface Steps<V> {
  readonly done: readonly Step<V>[];
  readonly undone: readonly Step<V>[];
}

/** As many steps as anybody goes back. */
const MOST = 200;

export const noSteps = <V>(): Steps<V> => ({ done: [], undone: [] });

/** A new step; what had been taken back is gone. A step that changes nothing is none. */
export function doStep<V>(steps: Steps<V>, step: Step<V>): Steps<V> {
  if (step.cells.length === 0) return steps;
  return { done: [...steps.done, step].slice(-MOST), undone: [] };
}

export interface Back<V> {
  readonly steps: Steps<V>;
  readonly step: Step<V>;
  /** What to write into which cell. */
  readonly write: readonly { readonly address: string; readonly value: V }[];
}

export function undo<V>(steps: Steps<V>): Back<V> | undefined {
  const step = steps.done.at(-1);
  if (!step) return undefined;
  return {
    step,
    steps: { done: steps.done.slice(0, -1), undone: [...steps.undone, step] },
    write: step.cells.map(({ address, before }) => ({ address, value: before })).reverse(),
  };
}

export function redo<V>(steps: Steps<V>): Back<V> | undefined {
  const step = steps.undone.at(-1);
  if (!step) return undefined;
  return {
    step,
    steps: { done: [...steps.done, step], undone: steps.undone.slice(0, -1) },
    write: step.cells.map(({ address, after }) => ({ address, value: after })),
  };
}
