import { expect, test } from 'vitest';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });

/** Form B of November 2026: £81.00 and £93.18 with two forms. */
async function aMonth({ client, ...desk }: PensionDesk, isSubmitted = true) {
  await desk.decide();
  await desk.paid('2026-10-05', '2026-11-03');
  await desk.paid('2026-10-06', '2026-11-03');
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = open;
  const made = await client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
  if (isSubmitted) await client.pension.submitMonth({ id: made.id, on: '2026-11-24', by: 'post', reference: '' });
  return made;
}

test('a pasted table is read with its columns named, and nothing of it is kept by reading', async () => {
  const desk = await aPensionDesk();
  const { pensionStatements } = desk.client;
  const read = (text: string) => pensionStatements.read({ from: 'text', text });

  expect(await read('UPR\tEmployee contributions\tEmployer contributions\n12345678LOCNOV2026\t£81.00\t93.18\n')).toEqual({
    outcome: 'read',
    rows: [
      ['UPR', 'Employee contributions', 'Employer contributions'],
      ['12345678LOCNOV2026', '£81.00', '93.18'],
    ],
    columns: ['reference', 'employee', 'employer'],
    tolerance: 100,
  });
  expect(await read('Month,EE')).toMatchObject({ outcome: 'refused', words: expect.stringContaining('headings') });
  expect(await read(' \n ')).toMatchObject({ outcome: 'refused', words: 'The file holds no table.' });
  expect(await read(`Month,EE,ER\n${'Nov 2026,1,1\n'.repeat(1_000)}`)).toMatchObject({ outcome: 'refused' });
  expect(await read(`Month,EE,ER\n${'Nov 2026,1,1\n'.repeat(999)}`)).toMatchObject({ outcome: 'read' });
});

test('a file that is no table is refused in words, and one that is gone says so', async () => {
  const desk = await aPensionDesk();
  const { pensionStatements } = desk.client;

  await expect(pensionStatements.read({ from: 'file', uploadId: crypto.randomUUID() })).rejects.toEqual(failing('UPLOAD_GONE'));
  const pdf = await pensionStatements.read({ from: 'text', text: '%PDF-1.7 …' });
  expect(pdf).toEqual({ outcome: 'refused', words: 'This is a PDF. Export the table as CSV.' });
});

test('what a statement says is kept with its months, all or none, and can be taken back', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionStatements } = desk.client;
  const { id } = await aMonth(desk);
  const stated = async () => (await pension.months({ schemeYear: 2026 }))[0]?.stated;
  const line = { monthId: id, employee: 8_000, employer: 9_318 };

  const { undoId } = await pensionStatements.keep({ months: [line] });

  expect(await stated()).toEqual({ employee: 8_000, employer: 9_318, difference: -100, verdict: 'short' });
  const stranger = { ...line, monthId: crypto.randomUUID() };
  await expect(pensionStatements.keep({ months: [{ ...line, employee: 8_100 }, stranger] })).rejects.toEqual(failing('NOT_FOUND'));
  expect(await stated()).toMatchObject({ employee: 8_000 });
  await pensionStatements.undo({ undoId });
  expect(await stated()).toBeNull();
  await expect(pensionStatements.undo({ undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
});

test('a month that was not submitted has no statement', async () => {
  const desk = await aPensionDesk();
  const { id } = await aMonth(desk, false);

  const keep = desk.client.pensionStatements.keep({ months: [{ monthId: id, employee: 0, employer: 0 }] });

  await expect(keep).rejects.toEqual(failing('PENSION_NOT_SUBMITTED'));
});

test('a correction that was paid apart belongs to what the statement should say', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionCorrections, pensionStatements } = desk.client;
  const { id } = await aMonth(desk);
  await pensionStatements.keep({ months: [{ monthId: id, employee: 8_100, employer: 9_318 }] });
  const stated = async () => (await pension.months({ schemeYear: 2026 }))[0]?.stated;
  const { correction } = await pensionCorrections.add({ monthId: id, foundOn: '2026-11-24', reason: 'tier', tier: 980, lines: [] });

  expect(await stated()).toMatchObject({ verdict: 'agrees' });
  await pensionCorrections.settle({ id: correction.id, settlement: { on: '2026-11-24', by: 'refunded', note: '' } });

  expect(await stated()).toMatchObject({ difference: 1_750, verdict: 'over' });
});
