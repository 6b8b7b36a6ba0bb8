import type { BankFileOptions } from '../../shared/domain/statements/read-bank-file.ts';

/**
 * What the thread is started with; the bytes are moved, not copied.
 * It answers with one MoneyInReading, or with one ImportTable where no options of a bank are given.
 */
export interface BankWorkerInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: BankFileOptions | null;
}
