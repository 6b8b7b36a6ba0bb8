import { errorCodes, type ErrorCode } from '../../shared/errors/codes.ts';
import { errorTexts, type ErrorText } from '../../shared/errors/texts.ts';

/** An error as a person reads it. */
export interface FailureWords extends ErrorText {
  readonly code: ErrorCode;
  /** Finds the entry in the log; only unexpected errors have one. */
  readonly reference: string | null;
}

/** The words for anything a call can throw; what is not in the closed list is unexpected. */
export function failureWords(error: unknown): FailureWords {
  const code = failureCode(error) ?? 'UNEXPECTED';
  return { ...errorTexts[code], code, reference: code === 'UNEXPECTED' ? referenceOf(error) : null };
}

/** The code of an expected outcome; null for anything else. */
export function failureCode(error: unknown): ErrorCode | null {
  const code = fieldOf(error, 'code');
  return errorCodes.find((known) => known === code) ?? null;
}

function referenceOf(error: unknown): string | null {
  const reference = fieldOf(fieldOf(error, 'data'), 'reference');
  return typeof reference === 'string' ? reference : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
