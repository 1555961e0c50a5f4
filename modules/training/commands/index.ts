import type { AnyCommand } from '#kernel/command.ts';
import { correctAttendance, makeUp, recordAttendance, voidAttendance } from './attendance.ts';
import { answerCheck, checkBelow, draftPlan, editPlan, filePlan, returnPlan, submitPlan } from './plans.ts';
import { putMustKnow, recordResult, replaceMustKnow } from './results.ts';
import { changeRound, closeRound, openRound } from './rounds.ts';
import { cancelSession, holdSession, planSession, recordSession } from './sessions.ts';

export const commands: readonly AnyCommand[] = [
  draftPlan,
  editPlan,
  submitPlan,
  filePlan,
  returnPlan,
  checkBelow,
  answerCheck,
  openRound,
  changeRound,
  closeRound,
  planSession,
  recordSession,
  holdSession,
  cancelSession,
  recordAttendance,
  makeUp,
  correctAttendance,
  voidAttendance,
  recordResult,
  putMustKnow,
  replaceMustKnow,
];
