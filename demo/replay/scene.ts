/** Plays scenes in the order of their days. */
import type { Day } from '#kernel/day.ts';
import type { Replay } from './replay.ts';
import type { Scene } from './supervision.ts';

/** Plays what lies between two days, both included, moving the clock; answers how many were played. */
export async function playScenes(replay: Replay, scenes: readonly Scene[], from: Day, until: Day): Promise<number> {
  const due = scenes
    .filter((it) => it.day >= from && it.day <= until)
    .sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0));
  for (const scene of due) {
    replay.at(scene.day, scene.time);
    await scene.run();
  }
  return due.length;
}
