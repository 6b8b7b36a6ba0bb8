import { expect, test } from 'vitest';
import type { FormableInvoice, UninvoicedWork } from '../../../shared/contract/pension.ts';
import { pence } from '../../../shared/domain/money.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { localDate } from '../../../shared/domain/time.ts';
import type { Watch } from './form-words.ts';
import { toDoRows } from './to-do-rows.ts';

const day = localDate('2026-10-01');
const organisation = { id: '0199a9d0-0000-7000-8000-000000000001', name: 'Birch Surgery' };

function work(bookingId: string, watch: Watch): UninvoicedWork {
  return { bookingId, organisation, workedOn: day, isDrafted: false, watch };
}

function invoice(id: string, parts: FormableInvoice['parts']): FormableInvoice {
  return {
    invoice: { id, number: 'INV-1', issuedOn: day },
    identity: organisation,
    organisation,
    parts,
    refusals: [],
    needsProfile: false,
    isAnew: false,
  };
}

test('the most urgent stands first; what has no limit and what is lost stand at the end', () => {
  const at = (level: Watch['level'], daysLeft: number | null): Watch => ({ lastReceiptOn: null, daysLeft, level });
  const boxes = { fee: pence(100), pensionable: pence(90), employer: pence(13) };
  const part = { schemeYear: schemeYear(2026), firstOn: day, lastOn: localDate('2026-10-03'), ...boxes, watch: at('red', 3) };

  const rows = toDoRows(
    [
      work('lost long ago', at('lost', -20)),
      work('free', at('free', null)),
      work('calm', at('calm', 50)),
      work('lost lately', at('lost', -1)),
    ],
    [invoice('red', [part]), invoice('refused', [])],
    [],
  );

  expect(rows.map(({ key }) => key)).toEqual(['red', 'calm', 'free', 'refused', 'lost lately', 'lost long ago']);
  expect(rows[0]).toMatchObject({ what: 'invoice', firstOn: day, lastOn: '2026-10-03', payer: 'Birch Surgery' });
});
