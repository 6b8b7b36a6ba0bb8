import { expect, test } from 'vitest';
import { instant } from '../../shared/domain/time.ts';
import { aPost } from '../support/a-pension-profile.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const failing = (code: string) => expect.objectContaining({ code });
const all = { view: 'all', offset: 0, limit: 50 } as const;

/** Makes Form B of the month that waits, as a page does. */
async function makeMonth({ client }: PensionDesk) {
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = open;
  return client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
}

test('an issued invoice becomes a Form A with its boxes, which holds the invoice and is made once', async () => {
  const desk = await aPensionDesk({ organisation: { employingAuthorityCode: 'Y0123' } });
  const { pension, invoices } = desk.client;
  const { id: invoiceId, number } = await desk.issued('2026-11-02', '2026-11-04');
  const [offered] = await pension.formable({});

  const [form, ...others] = await pension.makeForms({ invoiceId });

  expect(offered).toMatchObject({ invoice: { id: invoiceId, number }, refusals: [], needsProfile: false });
  expect(offered?.parts).toMatchObject([{ firstOn: '2026-11-02', fee: 72_000, pensionable: 64_800, employer: 9_318 }]);
  expect(others).toEqual([]);
  expect(form).toMatchObject({
    state: 'draft',
    whoMustAct: 'practitioner',
    schemeYear: 2026,
    fee: 72_000,
    pensionable: 64_800,
    employer: 9_318,
    ranges: [
      { from: '2026-11-02', to: '2026-11-02', fee: 36_000 },
      { from: '2026-11-04', to: '2026-11-04', fee: 36_000 },
    ],
    payer: { name: 'Birch Surgery', employingAuthorityCode: 'Y0123' },
    watch: { lastReceiptOn: '2027-01-11', daysLeft: 48, level: 'calm' },
    reference: null,
    history: [{ what: 'made' }],
  });
  expect(await pension.formable({})).toEqual([]);
  expect((await invoices.get({ id: invoiceId })).refusals.void).toBe('PENSION_FORM_STANDS');
  await expect(invoices.void({ id: invoiceId, reason: 'wrong' })).rejects.toEqual(failing('PENSION_FORM_STANDS'));
  await expect(pension.makeForms({ invoiceId })).rejects.toEqual(failing('PENSION_FORM_STANDS'));
});

test('there is no form without a profile, of a draft, of a void invoice, or of work that is not pensioned', async () => {
  const desk = await aPensionDesk({ profile: null });
  const { pension, invoices } = desk.client;
  const { id: invoiceId } = await desk.issued('2026-11-02');
  const { id: draftId } = await desk.draft('2026-11-03');

  await expect(pension.makeForms({ invoiceId })).rejects.toEqual(failing('PENSION_PROFILE_MISSING'));
  await expect(pension.makeForms({ invoiceId: draftId })).rejects.toEqual(failing('NOT_PENSIONABLE'));
  expect(await pension.formable({})).toMatchObject([{ needsProfile: true }]);
  await invoices.void({ id: invoiceId, reason: 'wrong' });
  await expect(pension.makeForms({ invoiceId })).rejects.toEqual(failing('NOT_PENSIONABLE'));
  expect(await pension.formable({})).toEqual([]);
});

test('work on both sides of 31 March is two forms, all of them or none', async () => {
  const desk = await aPensionDesk({ clock: createFakeClock('2026-04-20T12:00:00Z') });

  const forms = await desk.made('2026-03-31', '2026-04-01');

  expect(forms.map(({ schemeYear, firstOn, lastOn, fee }) => [schemeYear, firstOn, lastOn, fee])).toEqual([
    [2025, '2026-03-31', '2026-03-31', 36_000],
    [2026, '2026-04-01', '2026-04-01', 36_000],
  ]);
});

test('a withdrawn form frees its work for another one, and cannot come back beside it', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  const [form] = await desk.made('2026-11-02');
  const id = form?.id ?? '';

  const { form: withdrawn, undoId } = await pension.withdraw({ id, reason: 'wrong code' });
  await pension.undo({ undoId });
  expect((await pension.form({ id })).isWithdrawn).toBe(false);
  const again = await pension.withdraw({ id, reason: 'wrong code' });
  const [other] = await pension.makeForms({ invoiceId: withdrawn.invoice.id });

  expect(withdrawn).toMatchObject({ isWithdrawn: true, whoMustAct: 'nobody' });
  expect(other?.id).not.toBe(id);
  await expect(pension.undo({ undoId: again.undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  await expect(pension.note({ id, what: 'sent', on: '2026-11-24', by: '' })).rejects.toEqual(failing('PENSION_FORM_FIXED'));
  expect((await pension.forms(all)).total).toBe(2);
});

test('what happens to a form is noted in order, on days that can be, with a way back', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  const [form] = await desk.made('2026-11-02');
  const id = form?.id ?? '';
  const note = (what: 'sent' | 'approved' | 'paid' | 'confirmed', on: string) => pension.note({ id, what, on, by: 'Dr Birch' });

  expect((await note('sent', '2026-11-03')).form).toMatchObject({ state: 'sent', whoMustAct: 'payer' });
  expect((await note('approved', '2026-11-10')).form).toMatchObject({ state: 'approved', approvedBy: 'Dr Birch' });
  await expect(note('paid', '2026-11-01')).rejects.toEqual(failing('PAID_BEFORE_WORK'));
  await expect(note('paid', '2026-11-25')).rejects.toEqual(failing('DAY_IN_FUTURE'));
  await expect(note('confirmed', '2026-11-24')).rejects.toEqual(failing('PENSION_FORM_STATE'));
  const { form: paid, undoId } = await note('paid', '2026-11-20');
  expect(paid).toMatchObject({ state: 'paid', paidOn: '2026-11-20' });
  expect(paid.history.map(({ what }) => what)).toEqual(['made', 'sent', 'approved', 'paid']);
  await pension.undo({ undoId });
  expect(await pension.form({ id })).toMatchObject({ state: 'approved', paidOn: null });
});

test('the ten weeks end with day 70; the day after, an open form is lost and says so', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.made('2026-11-02');
  const look = async (at: string) => {
    desk.clock.set(instant(Date.parse(at)));
    const { forms } = await pension.forms(all);
    return forms.map(({ state, watch: { level, daysLeft } }) => [state, level, daysLeft])[0];
  };

  expect(await look('2026-12-13T12:00Z')).toEqual(['draft', 'calm', 29]);
  expect(await look('2026-12-14T12:00Z')).toEqual(['draft', 'amber', 28]);
  expect(await look('2027-01-04T12:00Z')).toEqual(['draft', 'red', 7]);
  expect(await look('2027-01-11T12:00Z')).toEqual(['draft', 'last', 0]);
  expect(await look('2027-01-12T00:30Z')).toEqual(['expired', 'lost', -1]);
  expect(await look('2025-11-24T12:00Z')).toEqual(['draft', 'calm', 413]);
});

test('Form B lists what was paid in its month, freezes its boxes and tier, and stamps each form', async () => {
  const desk = await aPensionDesk({ profile: { addedYears: 900, mpavcAmount: 10_000, additionalPension: 7_500, errbo: 210 } });
  const { pension } = desk.client;
  const first = await desk.paid('2026-10-05', '2026-11-03');
  const second = await desk.paid('2026-10-07', '2026-11-20');
  expect((await pension.openMonths({}))[0]).toMatchObject({
    month: '2026-11',
    tier: null,
    totals: null,
    dueOn: '2026-12-07',
    reference: '12345678LOCNOV2026',
  });
  await expect(makeMonth(desk)).rejects.toEqual(failing('PENSION_TIER_MISSING'));
  await desk.decide();

  const made = await makeMonth(desk);

  const totals = { a: 64_800, b: 8_100, c: 5_832, d: 10_000, e: 7_500, f: 1_361, g: 32_793, h: 9_318, i: 42_111, j: 64_800 };
  expect(made).toMatchObject({ reference: '12345678LOCNOV2026', tier: 1_250, part: 1, totals, unapproved: 0, submission: null });
  expect(made.rows.map(({ formId }) => formId)).toEqual([first.id, second.id]);
  expect(await pension.form({ id: first.id })).toMatchObject({
    state: 'onFormB',
    reference: made.reference,
    month: { id: made.id, month: '2026-11' },
  });
  expect(await pension.openMonths({})).toEqual([]);
  await desk.client.pensionProfiles.save({ identityId: desk.identityId, profile: { ...(await profileOf(desk)), addedYears: null } });
  expect(await pension.months({ schemeYear: 2026 })).toEqual([made]);
  await expect(pension.withdraw({ id: first.id, reason: '' })).rejects.toEqual(failing('PENSION_FORM_STATE'));
  await expect(pension.note({ id: first.id, what: 'paid', on: '2026-11-04', by: '' })).rejects.toEqual(failing('PENSION_FORM_STATE'));
});

test('a form that comes to light later goes on a second part, and box j goes on from the first', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  await desk.paid('2026-10-05', '2026-11-03');
  const one = await makeMonth(desk);
  await desk.paid('2026-10-06', '2026-11-03');

  const two = await makeMonth(desk);

  expect([two.part, two.reference, two.totals.a, two.totals.j]).toEqual([2, one.reference, 32_400, 64_800]);
  expect((await pension.months({ schemeYear: 2026 })).map(({ part }) => part)).toEqual([2, 1]);
});

test('pay for work of March that came in April is listed in March, and starts box j of no new year', async () => {
  const desk = await aPensionDesk({ clock: createFakeClock('2026-04-20T12:00:00Z') });
  await desk.paid('2026-03-30', '2026-04-10');
  await desk.paid('2026-04-02', '2026-04-10');

  const open = await desk.client.pension.openMonths({});

  expect(open.map(({ month, schemeYear, tableId, dueOn }) => [month, schemeYear, tableId, dueOn])).toEqual([
    ['2026-03', 2025, 'EW-2025', '2026-04-07'],
    ['2026-04', 2026, 'EW-2026', '2026-05-07'],
  ]);
});

test('a month that changed since it was seen is not made, and nothing is stamped', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  const { id } = await desk.paid('2026-10-05', '2026-11-03');
  const [seen] = await pension.openMonths({});
  await desk.paid('2026-10-06', '2026-11-04');
  if (!seen) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = seen;

  const wish = { identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) };

  await expect(pension.makeMonth(wish)).rejects.toEqual(failing('PENSION_MONTH_CHANGED'));
  expect(await pension.form({ id })).toMatchObject({ state: 'paid', reference: null });
  expect(await pension.months({ schemeYear: 2026 })).toEqual([]);
});

test('Form B is not made without an SD number, nor submitted before all have signed; once submitted it stays', async () => {
  const numbers = { niNumber: '', gmcNumber: '', sdNumber: '', dateOfBirth: null };
  const desk = await aPensionDesk({ profile: { numbers } });
  const { pension, pensionProfiles } = desk.client;
  await desk.decide();
  const [form] = await desk.made('2026-10-05');
  const id = form?.id ?? '';
  await pension.note({ id, what: 'paid', on: '2026-11-03', by: '' });
  await expect(makeMonth(desk)).rejects.toEqual(failing('PENSION_NUMBER_MISSING'));
  await pensionProfiles.save({
    identityId: desk.identityId,
    profile: { ...(await profileOf(desk)), numbers: { ...numbers, sdNumber: '12345678' } },
  });
  const made = await makeMonth(desk);
  const submit = (on: string) => pension.submitMonth({ id: made.id, on, by: 'pcseOnline', reference: 'REF-1' });

  expect(made.unapproved).toBe(1);
  await expect(submit('2026-11-24')).rejects.toEqual(failing('PENSION_NOT_APPROVED'));
  const { undoId } = await pension.note({ id, what: 'approved', on: '2026-11-20', by: 'Dr Birch' });
  await expect(submit('2026-11-25')).rejects.toEqual(failing('DAY_IN_FUTURE'));
  const submitted = await submit('2026-11-24');

  expect(submitted.submission).toEqual({ on: '2026-11-24', by: 'pcseOnline', reference: 'REF-1' });
  expect(await pension.form({ id })).toMatchObject({ state: 'submitted', whoMustAct: 'authority' });
  await expect(pension.undo({ undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  await expect(pension.unmakeMonth({ id: made.id })).rejects.toEqual(failing('PENSION_MONTH_FIXED'));
  await expect(submit('2026-11-24')).rejects.toEqual(failing('PENSION_MONTH_FIXED'));
  const invoiceId = form?.invoice.id ?? '';
  await expect(desk.client.invoices.void({ id: invoiceId, reason: 'wrong' })).rejects.toEqual(failing('PENSION_FORM_STANDS'));
  expect((await pension.note({ id, what: 'confirmed', on: '2026-11-24', by: '' })).form.state).toBe('confirmed');
});

test('a Form B that was not submitted can be taken apart: its forms wait again without a reference', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  const { id } = await desk.paid('2026-10-05', '2026-11-03');
  const made = await makeMonth(desk);

  await pension.unmakeMonth({ id: made.id });

  expect(await pension.form({ id })).toMatchObject({ state: 'paid', reference: null, month: null });
  expect((await pension.openMonths({}))[0]?.rows).toHaveLength(1);
  expect(await makeMonth(desk)).toMatchObject({ part: 1, totals: made.totals });
});

test('payment and the scheme’s statement are kept with the month; less than a pound is within tolerance', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  await desk.paid('2026-10-05', '2026-11-03');
  const { id, totals } = await makeMonth(desk);
  const state = async (employee: number, employer: number) => (await pension.reconcile({ id, stated: { employee, employer } })).stated;
  await expect(pension.reconcile({ id, stated: null })).rejects.toEqual(failing('PENSION_NOT_SUBMITTED'));
  await pension.submitMonth({ id, on: '2026-11-24', by: 'post', reference: '' });

  expect((await pension.payMonth({ id, on: '2026-11-24', amount: totals.i })).payment).toEqual({ on: '2026-11-24', amount: totals.i });
  expect(await state(totals.g, totals.h)).toMatchObject({ difference: 0, verdict: 'agrees' });
  expect(await state(totals.g - 99, totals.h)).toMatchObject({ difference: -99, verdict: 'withinTolerance' });
  expect(await state(totals.g, totals.h - 100)).toMatchObject({ difference: -100, verdict: 'short' });
  expect(await state(totals.g + 100, totals.h)).toMatchObject({ verdict: 'over' });
  expect((await pension.reconcile({ id, stated: null })).stated).toBeNull();
});

test('in Scotland the invoice and the form have no employer’s share, and no due day is made up', async () => {
  const desk = await aPensionDesk({
    organisation: { nation: 'scotland' },
    profile: { nation: 'scotland' },
    clock: createFakeClock('2026-02-24T12:00:00Z'),
  });
  await desk.paid('2026-02-02', '2026-02-20');

  const [open] = await desk.client.pension.openMonths({});

  expect(open).toMatchObject({ area: 'scotland', month: '2026-02', dueOn: null, rows: [{ pensionable: 32_400, employer: 0 }] });
  expect(open?.doubts.map(({ figure }) => figure)).toContain('formBDueDay:scotland');
});

test('the tier of a year is proposed from what is expected, scaled up to a whole year', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  const { identityId } = desk;
  const wish = { identityId, schemeYear: 2026, broughtForward: 0, tiers: [] } as const;

  const shortYear = await pension.saveYear({ ...wish, expectedIncome: 360_000, expectedDays: 30 });
  const wholeYear = await pension.saveYear({ ...wish, expectedIncome: 360_000, expectedDays: 366 });

  expect(shortYear.tables).toMatchObject([{ tableId: 'EW-2026', rate: null, proposed: 980 }]);
  expect(wholeYear.tables).toMatchObject([{ proposed: 520 }]);
  expect(shortYear.tables[0]?.doubts).toHaveLength(1);
});

test('the check of a year sets what was paid against what the year comes to, other posts counted in', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionProfiles } = desk.client;
  const { identityId } = desk;
  const check = () => pension.yearCheck({ identityId, schemeYear: 2026 });
  const tiers = [{ tableId: 'EW-2026', rate: 1_070 }];
  await pension.saveYear({ identityId, schemeYear: 2026, expectedIncome: null, expectedDays: null, broughtForward: 0, tiers });
  expect(await check()).toBeNull();
  await desk.paid('2026-10-05', '2026-11-03');
  await makeMonth(desk);

  const alone = await check();
  const year = { schemeYear: 2026, fee: 0, expenses: 0, pensionable: 3_000_000, employee: 0, employerPaid: 0 };
  await pensionProfiles.addPost({ identityId, post: aPost({ kind: 'officer', startsOn: '2020-01-01', years: [year] }) });
  expect(await check()).toEqual(alone);
  await pensionProfiles.addPost({ identityId, post: aPost({ kind: 'type2', startsOn: '2020-01-01', years: [year] }) });
  desk.clock.set(instant(Date.parse('2027-04-01T12:00Z')));
  const beside = await check();

  expect(alone).toMatchObject({ days: 1, locumPay: 32_400, otherPay: 0, annualised: 11_826_000, paid: 3_467, due: 4_050, difference: 583 });
  expect(alone).toMatchObject({ rows: [{ month: '2026-11', tier: 1_070, dueTier: 1_250 }], hasEnded: false });
  expect(beside).toMatchObject({ days: 365, otherPay: 3_000_000, annualised: 3_032_400, due: 2_689, difference: -778, hasEnded: true });
});

test('at each Form B the tier in use is held against what the pay so far comes to, other posts and waiting forms counted in', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionProfiles } = desk.client;
  const { identityId } = desk;
  const wish = { identityId, schemeYear: 2026, broughtForward: 0, tiers: [{ tableId: 'EW-2026', rate: 1_070 }] };
  const outlook = async () => (await pension.openMonths({})).map((month) => month.outlook);
  await desk.paid('2026-10-05', '2026-10-20');
  expect(await outlook()).toEqual([null]);
  await pension.saveYear({ ...wish, expectedIncome: null, expectedDays: null });
  await makeMonth(desk);
  await desk.paid('2026-10-05', '2026-11-03');
  await desk.paid('2026-10-06', '2026-11-03');

  const alone = await outlook();
  await pension.saveYear({ ...wish, expectedIncome: 1_000_000, expectedDays: 30 });
  const expected = await outlook();
  const year = { schemeYear: 2026, fee: 0, expenses: 0, pensionable: 1_900_000, employee: 0, employerPaid: 0 };
  await pensionProfiles.addPost({ identityId, post: aPost({ kind: 'type2', startsOn: '2020-01-01', years: [year] }) });
  const beside = await outlook();

  const soFar = { income: 97_200, days: 2, annualised: 17_739_000, rate: 1_250, differs: true, differenceSoFar: 1_750 };
  expect(alone).toEqual([{ ...soFar, differenceOfYear: null }]);
  expect(expected).toEqual([{ ...soFar, differenceOfYear: 18_000 }]);
  // From 1 April to 24 November there are 238 days.
  expect(beside).toMatchObject([
    { income: 1_997_200, days: 238, annualised: 3_062_933, rate: 830, differs: true, differenceSoFar: -47_932 },
  ]);
});

test('delivered work for practices counts down before it is invoiced, and no other work does', async () => {
  const desk = await aPensionDesk();
  const { pension, organisations } = desk.client;
  const { id: clinicId } = await organisations.create({ ...anOrganisation({ kind: 'clinic', name: 'Clinic' }) });
  const bookingId = await desk.deliver('2026-10-01');
  await desk.deliver('2026-10-02', { organisationId: clinicId });
  await desk.deliver('2026-10-03', { arrangement: 'agency' });
  await desk.deliver('2026-10-04', { identityId: null });
  const drafted = await desk.draft('2026-10-05');
  await desk.issued('2026-10-06');

  const works = await pension.uninvoiced({});

  expect(works.map(({ workedOn, isDrafted }) => [workedOn, isDrafted])).toEqual([
    ['2026-10-01', false],
    ['2026-10-04', false],
    ['2026-10-05', true],
  ]);
  expect(works[0]).toMatchObject({ bookingId, organisation: { name: 'Birch Surgery' }, watch: { daysLeft: 16, level: 'amber' } });
  await desk.client.invoices.issue({ id: drafted.id, changedAt: drafted.changedAt });
  expect(await pension.uninvoiced({})).toHaveLength(2);
});

/** The profile as a form would send it, its numbers left as they are. */
async function profileOf({ client, identityId }: PensionDesk) {
  const profile = (await client.pensionProfiles.list({})).find((one) => one.identityId === identityId);
  if (!profile) throw new Error('no profile');
  const { held: _held, posts: _posts, changedAt: _changedAt, identityId: _identityId, ...same } = profile;
  return { ...same, numbers: null };
}
