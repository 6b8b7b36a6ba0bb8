import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection, type Connection } from '../db/open-connection.ts';
import { translateSqlite } from '../db/sqlite-errors.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { AsideOutcome, SqlValue } from '../ports/aside-writer.ts';
import type { FromStoreWorker, StoreWorkerInput, ToStoreWorker } from './store-worker-messages.ts';

/** Entry of the thread that writes one large change with a connection of its own and ends; see write-aside.ts. */
function main(input: StoreWorkerInput): void {
  const rows: (readonly SqlValue[])[][] = input.statements.map(() => []);
  parentPort?.on('message', (message: ToStoreWorker) => {
    if (message !== 'begin') {
      for (const row of message.rows) rows[message.statement]?.push(row);
      return;
    }
    tell(outcomeOf(input, rows));
    parentPort?.close();
  });
}

function outcomeOf(input: StoreWorkerInput, rows: readonly (readonly (readonly SqlValue[])[])[]): FromStoreWorker {
  try {
    return { kind: 'end', outcome: translateSqlite(() => writeAll(input, rows)) };
  } catch (error) {
    if (isAppError(error)) return { kind: 'failed', code: error.code, details: { ...error.details } };
    throw error;
  }
}

/** Pages beyond so many KiB leave for the log while the rows are written, so that the end of it is short. */
const CACHE_KIB = 2_000;
const TOLD_EVERY = 100;

class Asked extends Error {}

function writeAll(input: StoreWorkerInput, rows: readonly (readonly (readonly SqlValue[])[])[]): AsideOutcome {
  const { file, key, expected } = input;
  const connection = openConnection({ file, key: Buffer.from(key.buffer), isBeside: true });
  key.fill(0);
  try {
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    connection.exec('BEGIN IMMEDIATE');
    if (expected !== null && digestOf(connection, input) !== expected) return { outcome: 'changed' };
    writeRows(connection, input, rows);
    const digest = expected === null ? digestOf(connection, input) : expected;
    requireUndisturbed(input);
    connection.exec('COMMIT');
    return { outcome: 'written', digest };
  } catch (error) {
    if (error instanceof Asked) return { outcome: 'stoodAside' };
    if (isRefusal(error)) return { outcome: 'refused' };
    throw error;
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.close();
  }
}

function writeRows(connection: Connection, input: StoreWorkerInput, rows: readonly (readonly (readonly SqlValue[])[])[]): void {
  let done = 0;
  for (const [index, { sql }] of input.statements.entries()) {
    const statement = connection.prepare(sql);
    for (const values of rows[index] ?? []) {
      requireUndisturbed(input);
      statement.run(...values);
      done += 1;
      if (done % TOLD_EVERY === 0) tell({ kind: 'progress', done });
    }
  }
}

function digestOf(connection: Connection, input: StoreWorkerInput): string {
  const hash = createHash('sha256');
  for (const { sql, params } of input.digested) {
    for (const row of connection
      .prepare(sql)
      .raw()
      .iterate(...params)) {
      requireUndisturbed(input);
      hash.update(JSON.stringify(row));
    }
    hash.update('\n');
  }
  return hash.digest('hex');
}

/** @throws Asked when the store is wanted for something else */
function requireUndisturbed({ asked }: StoreWorkerInput): void {
  if (Atomics.load(asked, 0) !== 0) throw new Asked();
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

function tell(message: FromStoreWorker): void {
  parentPort?.postMessage(message);
}

// The only sender is write-aside.ts, which types what it sends as StoreWorkerInput.
main(workerData as StoreWorkerInput);
