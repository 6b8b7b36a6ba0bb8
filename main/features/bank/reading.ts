import type { MappingValues } from '../../../shared/contract/bank.ts';
import type { ColumnMapping } from '../../../shared/domain/statements/column-mapping.ts';
import type { MoneyInReading } from '../../../shared/domain/statements/money-in.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BankDeps } from './deps.ts';
import { rememberedMapping, withHeader } from './mappings.ts';

/** A file that was read; in memory alone, until another takes its place or its lines are kept. */
export interface HeldReading {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reading: MoneyInReading;
  /** The columns by which a table of no known bank was read. */
  readonly mapping: ColumnMapping | null;
  /** The first rows of such a table. */
  readonly preview: readonly (readonly string[])[];
}

/** Reads bank files as jobs, and holds the last one. */
export interface BankReadings {
  /** Answers with the id of a job whose result is the reading. @throws AppError UPLOAD_GONE */
  fromUpload(uploadId: string): string;
  /** Reads the held file by other columns. @throws AppError BANK_READING_GONE */
  byColumns(readingId: string, mapping: MappingValues): string;
  /** @throws AppError BANK_READING_GONE */
  requireHeld(readingId: string): HeldReading;
  /** Overwrites what is held. */
  drop(): void;
}

type Work = (signal: AbortSignal) => Promise<Omit<HeldReading, 'id' | 'bytes'>>;

export function createBankReadings({ store, log, newId, startJob, takeUpload, reader }: BankDeps): BankReadings {
  let held: HeldReading | null = null;

  function start(bytes: Uint8Array<ArrayBuffer>, work: Work): string {
    return startJob({
      name: 'bank.read',
      run: async (progress, signal) => {
        progress('read', 0, null);
        const next = { id: newId(), bytes, ...(await wipedOnFailure(bytes, work(signal))) };
        log.info('bank.read', { outcome: next.reading.outcome, lines: next.reading.outcome === 'read' ? next.reading.lines.length : 0 });
        if (held?.bytes !== bytes) drop();
        held = next;
        return next.id;
      },
    });
  }

  /** What could not be read does not stay in memory, unless it was held before. */
  async function wipedOnFailure<T>(bytes: Uint8Array, reading: Promise<T>): Promise<T> {
    try {
      return await reading;
    } catch (error) {
      if (held?.bytes !== bytes) bytes.fill(0);
      throw error;
    }
  }

  function fromUpload(uploadId: string): string {
    const bytes = takeUpload(uploadId);
    return start(bytes, async (signal) => {
      const reading = await reader.read(bytes, {}, signal);
      if (reading.outcome !== 'unknownColumns') return { reading, mapping: null, preview: [] };
      const { preview } = reading;
      const mapping = rememberedMapping(store.read, preview);
      if (mapping === null) return { reading, mapping, preview };
      const again = await reader.read(bytes, { mapping }, signal);
      // Other columns under the same names: the user is asked anew.
      return again.outcome === 'read' ? { reading: again, mapping, preview } : { reading, mapping: null, preview };
    });
  }

  function byColumns(readingId: string, values: MappingValues): string {
    const { bytes, preview } = requireHeld(readingId);
    const mapping = withHeader(values, preview);
    return start(bytes, async (signal) => ({ reading: await reader.read(bytes, { mapping }, signal), mapping, preview }));
  }

  function requireHeld(readingId: string): HeldReading {
    if (held?.id !== readingId) throw new AppError('BANK_READING_GONE');
    return held;
  }

  function drop(): void {
    held?.bytes.fill(0);
    held = null;
  }

  return { fromUpload, byColumns, requireHeld, drop };
}

/** The lines of a file that can be kept. @throws AppError BANK_READING_GONE for a file that was not read to the end */
export function requireRead({ reading }: HeldReading): Extract<MoneyInReading, { outcome: 'read' }> {
  if (reading.outcome !== 'read') throw new AppError('BANK_READING_GONE');
  return reading;
}
