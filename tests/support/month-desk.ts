import type { OpenStore } from '../../main/db/open-store.ts';
import { createFrozenMembers } from '../../main/features/pension/frozen-members.ts';
import { createPensionService, type PensionService } from '../../main/features/pension/service.ts';
import { saveProfile } from '../../main/features/pension/profiles-store.ts';
import { draftChangeSchema } from '../../shared/contract/invoice-draft.ts';
import type { PensionForm } from '../../shared/contract/pension.ts';
import { basisPoints, pence } from '../../shared/domain/money.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { instant, localDate, zoneId } from '../../shared/domain/time.ts';
import { builtInPensionRates } from '../../shared/rates/pension/built-in-rates.ts';
import { anOrganisation } from './an-organisation.ts';
import { createFakeClock } from './fake-clock.ts';
import { aTypedLine, changeOf } from './invoice-desk.ts';
import { anIssuingDesk } from './issuing-desk.ts';

const all = { view: 'all', offset: 0, limit: 200 } as const;
const year = schemeYear(2026);

/** Pension forms over an open store. */
export function aMonthDesk(store: OpenStore): PensionService {
  const members = createFrozenMembers({
    store,
    dayOf: () => localDate('2026-11-24'),
    keyFor: () => Buffer.alloc(32, 7),
    numbers: () => ({ niNumber: '', gmcNumber: '', sdNumber: '12345678', dateOfBirth: null }),
  });
  return createPensionService({
    store,
    members,
    clock: createFakeClock('2026-11-24T12:00:00Z'),
    zone: () => zoneId('Europe/London'),
    announce: () => undefined,
    newId: () => crypto.randomUUID(),
    rates: builtInPensionRates,
    feesOf: () => new Map(),
    organisation: (id) => ({ ...anOrganisation(), id, used: true, archivedAt: null }),
    sdNumber: () => '12345678',
    takeUpload: () => new Uint8Array(),
    keepProof: () => undefined,
    requirePlan: () => undefined,
  });
}

/** A profile and five forms that were signed and paid in November 2026. */
export async function fillMonth(store: OpenStore, folder: string): Promise<void> {
  const { invoices, account } = anIssuingDesk(store, folder);
  const pension = aMonthDesk(store);
  store.write((db) =>
    saveProfile(db, {
      identityId: account.identityId,
      nation: 'england',
      status: 'active',
      hostBody: '',
      hostCode: '',
      hostReference: '',
      sealedNumbers: Buffer.of(),
      addedYears: null,
      mpavcShare: null,
      mpavcAmount: null,
      additionalPension: null,
      errbo: null,
      tenWeeksFrom: 'firstDay',
      referenceMonth: 'formB',
      northernIrelandDueDay: 'sixth',
      changedAt: instant(0),
    }),
  );
  const tiers = [{ tableId: 'EW-2026', rate: basisPoints(1_250) }];
  pension.saveYear(account.identityId, year, { expectedIncome: null, expectedDays: null, broughtForward: pence(0), tiers });
  for (let count = 0; count < 5; count++) {
    const { invoice } = invoices.byHand(account);
    const line = aTypedLine({ kind: 'fee', pensionable: true, unitPrice: 10_000 + count });
    const change = draftChangeSchema.parse(changeOf(invoice, { lines: [line], pension: { nation: 'england', practiceRate: null } }));
    const { id, changedAt } = invoices.update(invoice.id, invoice.changedAt, change).invoice;
    await invoices.issue({ id, changedAt });
    const on = localDate('2026-11-20');
    for (const form of pension.makeForms(id))
      for (const what of ['approved', 'paid'] as const) pension.note(form.id, { what, on, by: 'Dr Birch' });
  }
}

/** Makes Form B of what waits. @returns its id */
export function makeWaitingMonth(pension: PensionService): string {
  const [open] = pension.openMonths();
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear: first, tableId, rows } = open;
  return pension.makeMonth({
    identityId,
    month,
    area,
    schemeYear: first,
    tableId,
    formIds: rows.map(({ formId }) => formId),
    reference: null,
    seen: null,
  }).id;
}

/**
 * Judges the forms after a fault: all of them lie on one whole Form B with its reference, or all wait and none is stamped.
 *
 * @returns whether the Form B stands
 */
export function judgeMonth(store: OpenStore): boolean {
  store.requireSound();
  const pension = aMonthDesk(store);
  const forms = pension.forms(all).forms.map(({ id }): PensionForm => pension.form(id));
  const months = pension.months(year);
  const [made] = months;
  const stamps = new Set(forms.map(({ reference, month }) => `${reference} ${month?.id}`));
  const expected = made ? `${made.reference} ${made.id}` : 'null undefined';
  const isWhole = !made || (made.rows.length === 5 && made.totals.a === forms.reduce((sum, { pensionable }) => sum + pensionable, 0));
  if (forms.length !== 5 || months.length > 1 || stamps.size !== 1 || !stamps.has(expected) || !isWhole)
    throw new Error(`the month does not hold: ${JSON.stringify({ forms: forms.length, months: months.length, stamps: [...stamps] })}`);
  return made !== undefined;
}
