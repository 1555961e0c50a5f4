/**
 * The demonstration's reporting year: returns, clues, a past and a running campaign, the council, training and evaluation, each act through the real
 * commands on its own day, shifted to the day of the start. Everything is invented and says 演示.
 */
import { type Day, dayFrom } from '#kernel/day.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { annualScenes } from './annual.ts';
import { campaignScenes } from './campaign.ts';
import { clueScenes } from './clues.ts';
import { councilScenes } from './council.ts';
import { evaluationScenes } from './evaluation.ts';
import { suizhouScenes, yanduScenes } from './families.ts';
import { runningScenes } from './running.ts';
import { reportingYear } from './tools.ts';
import { trainingScenes } from './training.ts';

/** The day on which the registers must stand for the year to be told. */
export const reportingBegins = (today: Day): Day => dayFrom({ year: reportingYear(today), month: 1, date: 2 });

/** All scenes of the reporting year. */
export function reportingScenes(replay: Replay, today: Day): Scene[] {
  const year = reportingYear(today);
  return [
    ...annualScenes(replay, year),
    ...campaignScenes(replay, year),
    ...suizhouScenes(replay, year),
    ...yanduScenes(replay, today),
    ...runningScenes(replay, year, today),
    ...clueScenes(replay, today),
    ...councilScenes(replay, today),
    ...trainingScenes(replay, year, today),
    ...evaluationScenes(replay, today),
  ];
}
