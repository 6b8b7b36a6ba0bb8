import { expect, test } from 'vitest';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { pence, pounds } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { standingSentence } from './standing-words.ts';

const nothing = { paid: pence(0), credited: pence(0), writtenOff: pence(0), balance: pence(0), overpaid: pence(0), daysOverdue: 0 };

test('nothing is owed of what was credited only while nothing is to go back', () => {
  const said = (standing: Partial<Invoice['standing']>) =>
    standingSentence({ dueOn: null, standing: { state: 'credited', ...nothing, ...standing } } as Invoice, localDate('2026-12-01'));

  expect(said({ credited: pounds(1_000) })).toBe('Taken back by a credit note: nothing is owed.');
  expect(said({ credited: pounds(1_000), paid: pounds(400), overpaid: pounds(400) })).toBe('Taken back by a credit note.');
});
