/** Work that goes on by itself: sealing, reacting, sweeping, reminding, jobs, the nightly sample. */

import { remindOnce } from '#kernel/server/duties.ts';
import { failAbandoned, runOneJob } from '#kernel/server/job-runner.ts';
import { type Loop, loop } from '#kernel/server/loop.ts';
import { reactOnce, sweepOnce } from '#kernel/server/reactor.ts';
import { sampleAtNight } from '#kernel/server/sample-facts.ts';
import { sealOnce } from '#kernel/server/sealer.ts';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import { cluesSweep } from '#modules/clues/server.ts';
import { councilSweep } from '#modules/council/server.ts';
import { keptDates, openFilingDuties, takePosts } from '#modules/inspection/server.ts';
import { policyFollower } from '#modules/policy/server.ts';
import { returnsSweep } from '#modules/returns/server.ts';
import { scorecardsSweep } from '#modules/scorecards/server.ts';
import { superviseSweep } from '#modules/supervision/server.ts';
import { trainingSweep } from '#modules/training/server.ts';
import type { Platform } from './platform.ts';

const SEAL_MS = 1_000;
const REACT_MS = 250;
const JOB_MS = 500;
const SWEEP_MS = 60_000;
const POST_MS = 1_000;
const FOLLOW_MS = 2_000;
/** Subjects whose facts are computed anew each night. */
const SAMPLED = 500;

export interface Background {
  /** Something was written: look now. */
  nudge(): void;
  stop(): Promise<void>;
}

/** What the passing of time asks for, of every module; once a minute, and in tests when the clock has moved. */
export async function timePasses({ worker, deps, reactor }: Platform): Promise<void> {
  await sweepOnce(reactor);
  await superviseSweep(deps);
  await openFilingDuties(deps);
  await returnsSweep(deps);
  await cluesSweep(deps);
  await campaignsSweep(deps);
  await councilSweep(deps);
  await trainingSweep(deps);
  await scorecardsSweep(deps);
  await remindOnce(worker, deps.clock);
}

export async function startBackground(platform: Platform): Promise<Background> {
  const { worker, deps, reactor, jobs } = platform;
  const trouble = (what: string) => (err: unknown) => deps.log.error({ err, what }, 'background trouble');
  const now = () => deps.clock.now().toISOString();
  const react = loop(REACT_MS, async () => (await reactOnce(reactor)) > 0, trouble('reactor'));
  const job = loop(JOB_MS, () => runOneJob(jobs), trouble('jobs'));
  const loops: Loop[] = [
    react,
    job,
    loop(SEAL_MS, async () => ((await sealOnce(worker, now()))?.entries ?? 0) > 10_000, trouble('sealer')),
    loop(POST_MS, async () => (await takePosts(deps)) > 0, trouble('portal posts')),
    loop(
      FOLLOW_MS,
      policyFollower({ reactor, publish: platform.publish, remindDays: deps.remindDays, dates: keptDates }),
      trouble('policy follower'),
    ),
    loop(
      SWEEP_MS,
      async () => {
        await failAbandoned(jobs);
        await timePasses(platform);
        return false;
      },
      trouble('sweep'),
    ),
    loop(
      SWEEP_MS,
      async () => {
        await sampleAtNight(reactor, SAMPLED);
        return false;
      },
      trouble('nightly sample'),
    ),
  ];
  return {
    nudge() {
      react.nudge();
      job.nudge();
    },
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}
