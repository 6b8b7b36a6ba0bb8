import { expect, test } from 'vitest';
import { collectFile, type FilePiece } from './collect-file.ts';

async function* pieces(...texts: readonly FilePiece[]): AsyncGenerator<FilePiece> {
  yield* texts;
}

test('the pieces of a file are put together in their order, whatever bytes they hold', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const base64 = (part: Uint8Array): string => Buffer.from(part).toString('base64');

  const whole = await collectFile(
    pieces({ base64: base64(bytes.slice(0, 100)), total: 256 }, { base64: base64(bytes.slice(100)), total: 256 }),
  );

  expect(whole).toEqual(bytes);
});

test('a file that breaks off is no file', async () => {
  await expect(collectFile(pieces({ base64: 'QUJD', total: 4 }))).rejects.toThrow('whole');
});
