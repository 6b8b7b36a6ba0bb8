import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { requireSame } from './checked-file.ts';
import { fetchFile, updateLimits } from './update-fetch.ts';

const PIECE = 64 * 1024;
const PIECES = 64;
const program = Buffer.alloc(PIECES * PIECE, 'program ');
const file = { bytes: program.length, sha512: createHash('sha512').update(program).digest('base64') };

function aPlace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'checked-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'program');
}

/** How often everything else got its turn while it was worked. */
async function turnsDuring(work: Promise<void>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns++;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work.finally(() => (isDone = true));
  return turns;
}

test('while a program is hashed, everything else gets its turn after each piece', async () => {
  const path = aPlace();
  writeFileSync(path, program);

  expect(await turnsDuring(requireSame(path, file))).toBeGreaterThanOrEqual(PIECES);
});

test('while a program is downloaded, everything else gets its turn after each piece, also when it comes all at once', async () => {
  const body = new ReadableStream({
    start(pieces) {
      for (let at = 0; at < program.length; at += PIECE) pieces.enqueue(new Uint8Array(program.subarray(at, at + PIECE)));
      pieces.close();
    },
  });
  const download = fetchFile({
    fetch: async () => new Response(body),
    url: 'https://updates.session-desk.invalid/program',
    limits: updateLimits,
    signal: new AbortController().signal,
    file,
    target: aPlace(),
    onProgress: () => undefined,
  });

  expect(await turnsDuring(download)).toBeGreaterThanOrEqual(PIECES);
});
