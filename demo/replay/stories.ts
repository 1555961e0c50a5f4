/** The demonstration's weeks of work, story by story, each through the real commands. */
import type { Day } from '#kernel/day.ts';
import type { Replay } from './replay.ts';

export async function replayStories(replay: Replay, today: Day, notice: (line: string) => void): Promise<void> {
  await replay.react();
  notice(`  演示故事回放到 ${today}`);
}
