import { parentPort, workerData } from 'node:worker_threads';
import { readImportTable } from '../../shared/domain/imports/import-table.ts';
import { moneyInOf } from '../../shared/domain/statements/money-in.ts';
import { readBankFile } from '../../shared/domain/statements/read-bank-file.ts';
import type { BankWorkerInput } from './bank-worker-messages.ts';

/** Entry of the disposable thread that reads one bank file or table and ends; see read-bank-file-apart.ts. */
function main({ bytes, options }: BankWorkerInput): void {
  try {
    parentPort?.postMessage(options === null ? readImportTable(bytes) : moneyInOf(readBankFile(bytes, options)));
  } finally {
    bytes.fill(0); // the file holds what is never kept
  }
}

// The only sender is read-bank-file-apart.ts, which types what it sends as BankWorkerInput.
main(workerData as BankWorkerInput);
