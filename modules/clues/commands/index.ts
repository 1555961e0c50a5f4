import type { AnyCommand } from '#kernel/command.ts';
import { addArrival } from './add-arrival.ts';
import { acceptHandover, pullUp, refuseHandover, withdrawHandover } from './answer-handover.ts';
import { assign } from './assign.ts';
import { close, dispose, reopen, verify, voidCopy } from './conclude.ts';
import { fromComplaint } from './from-complaint.ts';
import { handOver } from './hand-over.ts';
import { allowIdentity, askIdentity, denyIdentity, endIdentity } from './identity.ts';
import { merge, unmerge } from './merge.ts';
import { namePerson, removePerson } from './name-person.ts';
import { register } from './register.ts';
import { changeForce, endForce, setUpForce } from './task-force.ts';
import { triage } from './triage.ts';

export const commands: readonly AnyCommand[] = [
  register,
  fromComplaint,
  addArrival,
  triage,
  namePerson,
  removePerson,
  assign,
  handOver,
  acceptHandover,
  refuseHandover,
  withdrawHandover,
  pullUp,
  verify,
  dispose,
  close,
  reopen,
  merge,
  unmerge,
  voidCopy,
  askIdentity,
  allowIdentity,
  denyIdentity,
  endIdentity,
  setUpForce,
  changeForce,
  endForce,
];
