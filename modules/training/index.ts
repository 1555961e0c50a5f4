/** Training: plans, rounds, attendance, results, hours by kind, standing per person and unit. See README.md. */
import './import.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { commands } from './commands/index.ts';
import { trainingFacts } from './facts/training.ts';
import { queries } from './queries/index.ts';
import { trainingCheck, trainingPlan } from './records/plan.ts';
import { mustKnow, trainingResult } from './records/result.ts';
import { trainingAttendance, trainingRound, trainingSession } from './records/session.ts';
import { training } from './records/training.ts';
import { grants, rights } from './rights.ts';

export type { TrainingAttendanceRow, TrainingRoundRow, TrainingSessionRow } from './records/session.ts';
export type { TrainingRow } from './records/training.ts';

export const trainingModule: ModuleDef = {
  name: 'training',
  label: '教育培训',
  records: [
    training,
    trainingPlan,
    trainingCheck,
    trainingRound,
    trainingSession,
    trainingAttendance,
    trainingResult,
    mustKnow,
  ],
  commands,
  queries,
  facts: [trainingFacts],
  rights,
  grants,
};
