import { expect, test } from 'vitest';
import type { MadeMonth, OpenMonth } from '../../shared/contract/pension.ts';
import { instant } from '../../shared/domain/time.ts';
import { aKeptPng } from '../support/kept-files.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';
import type { Client } from '../support/transports.ts';

const failing = (code: string) => expect.objectContaining({ code });

/** Two windows on one profile, with a signed and paid form that waits for its Form B. */
async function twoWindows(): Promise<{ readonly desk: PensionDesk; readonly formId: string; readonly windows: readonly [Client, Client] }> {
  const desk = await aPensionDesk();
  await desk.decide();
  const { id: formId } = await desk.paid('2026-11-02', '2026-11-20');
  return { desk, formId, windows: [desk.client, desk.clientOf('dashboard')] };
}

async function seenIn({ pension }: Client): Promise<OpenMonth> {
  const [open] = await pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  return open;
}

function make({ pension }: Client, { identityId, month, area, schemeYear, tableId, rows }: OpenMonth): Promise<MadeMonth> {
  return pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
}

test('two windows that make the same Form B at once make one, and its forms get one reference', async () => {
  const { formId, windows } = await twoWindows();
  const seen = await Promise.all(windows.map(seenIn));

  const made = await Promise.allSettled(windows.map((window, index) => make(window, seen[index] ?? (seen[0] as OpenMonth))));

  expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: failing('PENSION_MONTH_CHANGED') });
  expect(await windows[1].pension.months({ schemeYear: 2026 })).toHaveLength(1);
  expect((await windows[1].pension.form({ id: formId })).history.filter(({ what }) => what === 'onFormB')).toHaveLength(1);
});

test('a Form B that one window submitted is neither taken apart nor submitted again in the other', async () => {
  const { formId, windows } = await twoWindows();
  const [one, other] = windows;
  const { id } = await make(one, await seenIn(one));
  await one.pension.submitMonth({ id, on: '2026-11-24', by: 'email', reference: 'first' });

  await expect(other.pension.unmakeMonth({ id })).rejects.toEqual(failing('PENSION_MONTH_FIXED'));
  await expect(other.pension.submitMonth({ id, on: '2026-11-24', by: 'post', reference: 'second' })).rejects.toEqual(
    failing('PENSION_MONTH_FIXED'),
  );

  expect((await other.pension.months({ schemeYear: 2026 }))[0]?.submission).toEqual({ on: '2026-11-24', by: 'email', reference: 'first' });
  expect((await other.pension.form({ id: formId })).state).toBe('submitted');
});

test('a proof that cannot be kept leaves Form B as it was; one that can is kept in the step that hands it in', async () => {
  const { desk, windows } = await twoWindows();
  const [{ pension, keptFiles }] = windows;
  const { id } = await make(windows[0], await seenIn(windows[0]));
  const submit = (bytes: Uint8Array<ArrayBuffer>) => {
    const proof = { uploadId: desk.core.uploads.put(bytes), fileName: 'receipt.png' };
    return pension.submitMonth({ id, on: '2026-11-24', by: 'pcseOnline', reference: '', proof });
  };

  await expect(submit(new TextEncoder().encode('no picture'))).rejects.toEqual(failing('KEPT_FILE_KIND'));
  expect((await pension.months({ schemeYear: 2026 }))[0]?.submission).toBeNull();
  const { submission } = await submit(aKeptPng());

  expect(submission?.on).toBe('2026-11-24');
  const kept = await keptFiles.list({ owner: { kind: 'submission', monthId: id } });
  expect(kept).toMatchObject([{ name: 'receipt.png', bytes: aKeptPng().length }]);
});

test('what one window noted is taken back in it only while the other noted nothing after it', async () => {
  const { desk, windows } = await twoWindows();
  const [one, other] = windows;
  const [form] = await desk.made('2026-11-04');
  const id = form?.id ?? '';
  const { undoId } = await one.pension.note({ id, what: 'sent', on: '2026-11-20', by: '' });
  await other.pension.note({ id, what: 'approved', on: '2026-11-21', by: 'Dr Birch' });

  await expect(one.pension.undo({ undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));

  expect(await one.pension.form({ id })).toMatchObject({ sentOn: '2026-11-20', approvedOn: '2026-11-21' });
});

test('a clock that is set back a year changes nothing that was done, lets no day of then be noted, and stamps on in order', async () => {
  const { desk, formId, windows } = await twoWindows();
  const { pension, pensionCorrections } = windows[0];
  const { id } = await make(windows[0], await seenIn(windows[0]));
  await pension.submitMonth({ id, on: '2026-11-24', by: 'email', reference: '' });
  const [waiting] = await desk.made('2026-11-04');
  const [before] = await pension.months({ schemeYear: 2026 });
  const { watch, ...form } = await pension.form({ id: formId });

  desk.clock.set(instant(Date.parse('2025-11-24T12:00:00Z')));

  const { watch: later, ...after } = await pension.form({ id: formId });
  expect([after, later.lastReceiptOn]).toEqual([form, watch.lastReceiptOn]);
  expect(await pension.months({ schemeYear: 2026 })).toEqual([before]);
  const waitingId = waiting?.id ?? '';
  await expect(pension.note({ id: waitingId, what: 'sent', on: '2026-11-24', by: '' })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  const correction = { monthId: id, foundOn: '2026-11-24', reason: 'another tier', tier: 980, lines: [] };
  await expect(pensionCorrections.add(correction)).rejects.toEqual(failing('DAY_IN_FUTURE'));
  await expect(pension.unmakeMonth({ id })).rejects.toEqual(failing('PENSION_MONTH_FIXED'));

  const { form: noted } = await pension.note({ id: waitingId, what: 'sent', on: '2025-11-24', by: '' });
  expect(noted.history.map(({ what }) => what)).toEqual(['made', 'sent']);
});
