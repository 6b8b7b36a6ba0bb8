import { expect, test } from 'vitest';
import { identityInputSchema } from '../../shared/contract/identities.ts';
import { pounds } from '../../shared/domain/money.ts';
import { localDate } from '../../shared/domain/time.ts';
import { anIdentity } from '../support/an-identity.ts';
import { aMailDesk } from '../support/mail-desk.ts';

test('a tax year is asked for as long as something was issued or paid in it, and not once its last day is over', async () => {
  const desk = aMailDesk();
  const { invoices, payments } = desk.profile;
  expect(invoices.keptYears()).toEqual([]);

  await desk.invoice();
  expect(invoices.keptYears()).toEqual([{ kind: 'soleTrader', taxYear: '2026/27', lastOn: '2033-01-31', why: 'selfAssessment' }]);

  const { identityId, organisationId } = desk;
  for (const receivedOn of ['2026-04-05', '2020-04-05'])
    payments.record({
      identityId,
      organisationId,
      receivedOn: localDate(receivedOn),
      amount: pounds(1),
      method: 'cash',
      reference: '',
      note: '',
      allocations: [],
    });
  expect(invoices.keptYears().map(({ taxYear, lastOn }) => [taxYear, lastOn])).toEqual([
    ['2025/26', '2032-01-31'],
    ['2026/27', '2033-01-31'],
  ]);

  const company = {
    kind: 'company',
    companyNumber: '01234567',
    registeredOffice: '4 Mill Lane',
    placeOfRegistration: 'England and Wales',
  } as const;
  desk.profile.identities.update(identityId, identityInputSchema.parse(anIdentity(company)));
  expect(invoices.keptYears().map(({ kind, lastOn }) => [kind, lastOn])).toEqual([
    ['company', '2027-04-04'],
    ['company', '2033-04-04'],
    ['company', '2033-11-02'],
  ]);
});
