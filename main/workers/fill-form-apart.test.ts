import { expect, test } from 'vitest';
import { aFormATemplate, aPackedBomb, aTroubledTemplate } from '../../tests/support/form-templates.ts';
import { createFormFiller } from './fill-form-apart.ts';

const workerUrl = new URL('./form-worker.ts', import.meta.url);
const filler = createFormFiller({ workerUrl });

test('a form is read and filled in the thread, and the bytes of the caller stay', async () => {
  const bytes = await aFormATemplate();
  const before = Buffer.from(bytes);

  expect(await filler.read(bytes)).toMatchObject({ outcome: 'read', reading: { says: 'formA' } });
  const filled = await filler.fill(bytes, [{ target: { kind: 'field', name: 'One', option: null }, text: '1.00' }]);
  expect(Buffer.from(filled).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(Buffer.from(bytes)).toEqual(before);
});

test('a refusal is told with its reason', async () => {
  expect(await filler.read(await aTroubledTemplate('launch'))).toEqual({ outcome: 'refused', refusal: 'starts' });
});

test('a place that the file does not have is told as such', async () => {
  const target = { kind: 'field', name: 'Gone', option: null } as const;

  await expect(filler.fill(await aFormATemplate(), [{ target, text: 'x' }])).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_CHANGED' });
});

test.each([
  ['time', { workerUrl, timeLimitMs: 1 }],
  ['fault', { workerUrl: new URL('./no-such-worker.ts', import.meta.url) }],
])('a thread that ends for want of %s costs its file alone', async (crash, deps) => {
  await expect(createFormFiller(deps).read(await aFormATemplate())).rejects.toMatchObject({
    code: 'PENSION_TEMPLATE_CRASHED',
    details: { crash },
  });
});

test('a reading that needs too much memory ends its thread, not the app', async () => {
  const reading = createFormFiller({ workerUrl, heapMib: 16 }).read(await aTroubledTemplate('pages'));

  await expect(reading).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_CRASHED', details: { crash: 'memory' } });
}, 60_000);

test('a page that unpacks into gigabytes ends its thread before the app runs out of memory, and the next form is read', async () => {
  const before = process.memoryUsage.rss();
  const careful = createFormFiller({ workerUrl, growthMib: 256 });

  await expect(careful.read(aPackedBomb())).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_CRASHED', details: { crash: 'memory' } });

  expect(process.memoryUsage.rss() - before).toBeLessThan(1_500 * 1024 * 1024);
  expect(await filler.read(await aFormATemplate())).toMatchObject({ outcome: 'read' });
}, 60_000);

test('a reading that is given up ends with the reason', async () => {
  const abort = new AbortController();
  const reading = filler.read(await aFormATemplate(), abort.signal);
  abort.abort(new Error('stopped by the user'));

  await expect(reading).rejects.toThrow('stopped by the user');
});
