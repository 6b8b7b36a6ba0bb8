import type { Refusal } from '../../../shared/domain/clock/change.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';

/** The error a user sees for a refused command. Pressing pause twice, from two windows, is no error. */
const codes = {
  unknownItem: 'NOT_FOUND',
  notOpen: 'SESSION_FINISHED',
  sessionRunning: 'SESSION_RUNNING',
  noSessionRunning: 'SESSION_NOT_RUNNING',
  alreadyPaused: null,
  notPaused: null,
  sessionOver: 'SESSION_FINISHED',
  notLate: null,
  noNextSession: 'NOT_FOUND',
  changedSince: 'NOTHING_TO_UNDO',
} satisfies Record<Refusal, ErrorCode | null>;

/** @throws AppError unless the refusal only says that things already are as asked */
export function throwUnlessSettled(refusal: Refusal): void {
  const code = codes[refusal];
  if (code) throw new AppError(code);
}
