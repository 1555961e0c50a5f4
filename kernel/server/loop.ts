/** Work that repeats: one run at a time, again after a pause, sooner when nudged, and a stop that waits for the run under way. */
export interface Loop {
  nudge(): void;
  stop(): Promise<void>;
}

/** `run` returns true when there is more to do at once. A failure is reported and tried again after the pause. */
export function loop(
  every_ms: number,
  run: () => Promise<boolean | undefined>,
  trouble: (error: unknown) => void,
): Loop {
  let stopped = false;
  let nudged = false;
  let wake: (() => void) | undefined;
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, every_ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!stopped) {
      nudged = false;
      const more = await run().catch((error: unknown) => {
        trouble(error);
        return false;
      });
      if (!more && !nudged && !stopped) await rest();
    }
  })();
  return {
    nudge() {
      nudged = true;
      wake?.();
    },
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
  };
}
