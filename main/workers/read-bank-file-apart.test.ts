import { expect, test } from 'vitest';
import { createBankFileReader } from './read-bank-file-apart.ts';

const workerUrl = new URL('./bank-worker.ts', import.meta.url);
const never = new AbortController().signal;

/** A file of Barclays with as many payments in. */
function statement(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => `,02/10/2026,A,${index + 1}.00,X,RIVER ${index}`);
  return new TextEncoder().encode(['Number,Date,Account,Amount,Subcategory,Memo', ...lines, ''].join('\n'));
}

test('a file is read in a thread of its own, and the caller keeps its bytes', async () => {
  const bytes = statement(2);
  const reading = await createBankFileReader({ workerUrl }).read(bytes, {}, never);

  expect(reading).toMatchObject({ outcome: 'read', lines: [{ amount: 100 }, { amount: 200 }], paidOut: 0, unreadableCount: 0 });
  expect(bytes).toEqual(statement(2));
});

test('a file with more payments in than anyone could look at is refused', async () => {
  expect(await createBankFileReader({ workerUrl }).read(statement(50_001), {}, never)).toMatchObject({
    outcome: 'refused',
    problem: 'tooMany',
  });
});

test('a reading that takes too long is ended', async () => {
  const reading = createBankFileReader({ workerUrl, timeLimitMs: 1 }).read(statement(50_000), {}, never);

  await expect(reading).rejects.toMatchObject({ code: 'BANK_FILE_CRASHED', details: { crash: 'time' } });
});

test('a reading that needs too much memory ends its thread, not the app', async () => {
  const reading = createBankFileReader({ workerUrl, heapMib: 16 }).read(statement(300_000), {}, never);

  await expect(reading).rejects.toMatchObject({ code: 'BANK_FILE_CRASHED', details: { crash: 'memory' } });
}, 60_000);

test('a thread that cannot start is reported, not waited for', async () => {
  const reader = createBankFileReader({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });

  await expect(reader.read(statement(1), {}, never)).rejects.toMatchObject({ code: 'BANK_FILE_CRASHED', details: { crash: 'fault' } });
});

test('an aborted reading rejects with the reason of the abort', async () => {
  const abort = new AbortController();
  const reason = new Error('stopped by the user');
  const reading = createBankFileReader({ workerUrl }).read(statement(50_000), {}, abort.signal);
  abort.abort(reason);

  await expect(reading).rejects.toBe(reason);
});
