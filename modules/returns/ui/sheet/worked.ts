/** Seconds that somebody worked in a return: minutes in which keys or the mouse moved, so that an open window overnight is no work. */

const QUIET_AFTER = 60_000;
const MOST = 3_600;

export interface Worked {
  /** Begins to count; answers how to stop. */
  start(): () => void;
  /** Whole seconds since the last taking. */
  take(): number;
}

export function workedSeconds(now: () => number = () => Date.now()): Worked {
  let last = 0;
  let ms = 0;
  const moved = () => {
    const at = now();
    if (last > 0 && at - last < QUIET_AFTER) ms += at - last;
    last = at;
  };
  return {
    start() {
      const kinds = ['keydown', 'pointerdown', 'pointermove'] as const;
      for (const kind of kinds) document.addEventListener(kind, moved, { passive: true });
      return () => {
        for (const kind of kinds) document.removeEventListener(kind, moved);
      };
    },
    take() {
      const seconds = Math.min(MOST, Math.floor(ms / 1000));
      ms -= seconds * 1000;
      return seconds;
    },
  };
}
