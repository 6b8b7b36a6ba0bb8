import { expect, test } from 'vitest';
import type { IdentityInput } from '../../shared/contract/identities.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anInvoiceDesk, fileOf } from '../support/invoice-desk.ts';
import { readPdf } from '../support/read-pdf.ts';

/** A desk at which work of several identities is issued: four hours at £90 each. */
async function aTaxedDesk() {
  const { client, organisationId, deliver } = await anInvoiceDesk();
  const trader = async (change: Partial<IdentityInput>): Promise<string> => (await client.identities.create(anIdentity(change))).id;

  async function issued(identityId: string, day: string) {
    const bookingIds = [await deliver(day, { identityId })];
    const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds });
    return client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  }

  return { client, trader, issued, turnover: () => client.figures.taxableTurnover({}) };
}

const counsellor = { registrationBody: 'BACP', registrationNumber: '1' } as const;
const twelveMonths = { from: '2025-11-25', to: '2026-11-24', threshold: 9_000_000, level: 'below' } as const;

test('taxed work of all sole trader names is one person’s, a company stands alone, and exempt care does not count', async () => {
  const { trader, issued, turnover } = await aTaxedDesk();
  const [one, other] = [await trader(counsellor), await trader({ ...counsellor, name: 'Ada at night' })];
  const company = await trader({
    ...counsellor,
    name: 'Moss Ltd',
    kind: 'company',
    companyNumber: '01234567',
    placeOfRegistration: 'England and Wales',
    registeredOffice: '1 High Street',
  });
  expect(await turnover()).toEqual([]);

  await issued(one, '2026-11-03');
  await issued(other, '2026-11-04');
  await issued(company, '2026-11-05');
  await issued(await trader({}), '2026-11-06');

  expect(await turnover()).toEqual([
    { company: null, amount: 72_000, ...twelveMonths },
    { company: { id: company, name: 'Moss Ltd' }, amount: 36_000, ...twelveMonths },
  ]);
});

test('what is void, credited or older than twelve months does not count, and nobody who is registered is told', async () => {
  const { client, trader, issued, turnover } = await aTaxedDesk();
  const id = await trader(counsellor);
  await issued(id, '2026-11-03');
  await issued(id, '2025-11-24');
  const voided = await issued(id, '2026-11-04');
  const credited = await issued(id, '2026-11-05');

  await client.invoices.void({ id: voided.id, reason: 'wrong day' });
  const { invoice: note } = await client.invoices.credit({ id: credited.id, reason: 'not done', lines: null });
  expect((await turnover()).map(({ amount }) => amount)).toEqual([72_000]);
  await client.invoices.issue({ id: note.id, changedAt: note.changedAt });

  expect((await turnover()).map(({ amount }) => amount)).toEqual([36_000]);
  await client.identities.update({ id, change: { ...anIdentity(counsellor), vatNumber: 'GB123456782', secrets: null } });
  expect(await turnover()).toEqual([]);
});

test('who leaves VAT in the middle of a month is billed for with and without it by the day of work, and is told of the sum again', async () => {
  const { client, trader, issued, turnover } = await aTaxedDesk();
  const vat = { vatNumber: 'GB980780684', vatFrom: '2026-03-15', vatUntil: '2026-11-10' } as const;
  const id = await trader({ ...counsellor, ...vat });

  const [last, first] = [await issued(id, '2026-11-10'), await issued(id, '2026-11-11')];

  expect([last.total, first.total]).toEqual([43_200, 36_000]);
  const texts = await Promise.all([last, first].map(async (one) => readPdf(await fileOf(client.invoices.pdf({ id: one.id }))).text));
  expect(texts.map((text) => text.includes('VAT number GB980780684'))).toEqual([true, false]);
  expect(await turnover()).toEqual([{ company: null, ...twelveMonths, amount: 36_000 }]);
});
