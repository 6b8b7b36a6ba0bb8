import type { ErrorCode, SafeDetails } from './codes.ts';

/** An expected outcome with a code from the closed list; anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: SafeDetails;

  constructor(code: ErrorCode, details: SafeDetails = {}, options: { cause?: unknown } = {}) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

/** Whether a thrown value is this expected outcome. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
