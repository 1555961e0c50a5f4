/** Verbs of a return, in the order in which they come up. */
import type { AnyCommand } from '#kernel/command.ts';
import { accept } from './accept.ts';
import { answerComment } from './answer-comment.ts';
import { closeRound } from './close-round.ts';
import { comment } from './comment.ts';
import { confirmReceived } from './confirm-received.ts';
import { excuse } from './excuse.ts';
import { extend } from './extend.ts';
import { lock } from './lock.ts';
import { passReview } from './pass-review.ts';
import { receive } from './receive.ts';
import { returnIt } from './return-it.ts';
import { saveCells } from './save-cells.ts';
import { sendBack } from './send-back.ts';
import { sendToReview } from './send-to-review.ts';
import { sign } from './sign.ts';
import { startCorrection } from './start-correction.ts';
import { submit } from './submit.ts';
import { withdraw } from './withdraw.ts';
import { zero } from './zero.ts';

export const returnCommands: readonly AnyCommand[] = [
  saveCells,
  sendToReview,
  zero,
  passReview,
  sign,
  submit,
  receive,
  accept,
  returnIt,
  sendBack,
  withdraw,
  startCorrection,
  confirmReceived,
  extend,
  excuse,
  lock,
  comment,
  answerComment,
  closeRound,
];
