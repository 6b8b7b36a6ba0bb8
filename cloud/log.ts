import { pino, type DestinationStream } from 'pino';
import type { SafeDetails } from '../shared/errors/codes.ts';

/** One line of JSON for each event. Only names of events and safe fields go in: ids, counts, states; no address, name or text. */
export interface CloudLog {
  info(event: string, fields?: SafeDetails): void;
  warn(event: string, fields?: SafeDetails): void;
  /** A bug, or a fault of the machine. Of the error its kind, its code and where in our code it began are kept, never its message. */
  error(event: string, error: unknown, fields?: SafeDetails): void;
}

export function createLog(destination?: DestinationStream): CloudLog {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, destination);
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, error, fields) => logger.error({ event, ...factsOf(error), ...fields }),
  };
}

/** What an error says without quoting anybody: messages of a database hold the values that it refused. */
function factsOf(error: unknown): SafeDetails {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause: unknown = error.cause;
  return { kind: error.name, ...codeOf(error), ...(cause instanceof Error ? codeOf(cause) : {}), at: placeOf(error) };
}

function codeOf(error: Error): SafeDetails {
  return 'code' in error && typeof error.code === 'string' ? { code: error.code.slice(0, 40) } : {};
}

/** The first frame in our own code: `cloud/jobs.ts:40:7`. */
function placeOf(error: Error): string | null {
  return /(?:cloud|shared)\/[\w./-]+:\d+:\d+/.exec(error.stack ?? '')?.[0] ?? null;
}
