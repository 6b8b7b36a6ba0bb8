import type { MoneyInReading } from '../../shared/domain/statements/money-in.ts';
import type { BankFileOptions } from '../../shared/domain/statements/read-bank-file.ts';

/** Reads bank files where they can do no harm. */
export interface BankFileReader {
  /**
   * Reads in a thread with limits of memory and time. The bytes stay with the caller; the thread wipes its copy.
   *
   * @throws AppError BANK_FILE_CRASHED with `details.crash` `memory`, `time` or `fault`; the signal's reason when it is aborted
   */
  read(bytes: Uint8Array, options: BankFileOptions, signal: AbortSignal): Promise<MoneyInReading>;
}
