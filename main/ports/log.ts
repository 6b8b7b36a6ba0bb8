import type { SafeDetails } from '../../shared/errors/codes.ts';

/** Event names and safe fields only; the sink redacts once more. */
export interface Log {
  info(event: string, fields?: SafeDetails): void;
  warn(event: string, fields?: SafeDetails): void;
  /** A bug or a fault of the machine; returns the reference shown to the user (`E-7F3K`). */
  error(event: string, error: unknown, fields?: SafeDetails): string;
}

/** A log that can be shown under Help. */
export interface LogFile extends Log {
  readonly folder: string;
  /** The last lines, newest last, as redacted on disk. */
  tail(count?: number): readonly string[];
}
