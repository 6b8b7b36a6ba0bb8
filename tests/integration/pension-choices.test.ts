import { expect, test } from 'vitest';
import type { BookingInput } from '../../shared/contract/bookings.ts';
import type { InvoiceSettingsInput } from '../../shared/contract/invoice-settings.ts';
import type { OrganisationInput } from '../../shared/contract/organisations.ts';
import { instant, localDate } from '../../shared/domain/time.ts';
import { aBooking } from '../support/a-booking.ts';
import { aPost } from '../support/a-pension-profile.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aTypedLine, changeOf } from '../support/invoice-desk.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
type Choice = 'yes' | 'no' | 'ask' | null;
const says = (choice: Choice, task: 'deputising' | 'appraisal' | 'outOfHours' = 'deputising') => ({ pension: { choice, task } });

async function draftOf({ client, identityId, organisationId }: PensionDesk, ...bookingIds: readonly string[]) {
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [...bookingIds] });
  return invoice;
}

async function issuedOf(desk: PensionDesk, ...bookingIds: readonly string[]) {
  const { id, changedAt } = await draftOf(desk, ...bookingIds);
  return desk.client.invoices.issue({ id, changedAt });
}

async function switchOff({ client, identityId }: PensionDesk): Promise<void> {
  const settings = (await client.invoiceSettings.get({ identityId })) as InvoiceSettingsInput; // the same shape
  await client.invoiceSettings.set({ identityId, settings: { ...settings, isPensioned: false } });
}

function engagement({ client, identityId, organisationId }: PensionDesk, change: object = {}) {
  const asked = {
    identityId,
    organisationId,
    arrangement: 'soleTrader',
    task: 'deputising',
    workedOn: localDate('2026-11-20'),
    exceptIds: [],
  };
  return client.pensionChoices.engagement({ ...asked, ...change } as Parameters<typeof client.pensionChoices.engagement>[0]);
}

async function another({ client }: PensionDesk, change: Partial<OrganisationInput>): Promise<string> {
  return (await client.organisations.create(anOrganisation({ name: 'Elm', ...change }))).id;
}

test('each booking says for itself whether it is pensioned; the practice’s share and the form follow', async () => {
  const desk = await aPensionDesk();
  const usual = await desk.deliver('2026-11-02');
  const no = await desk.deliver('2026-11-03', says('no'));

  const invoice = await issuedOf(desk, usual, no);
  const forms = await desk.client.pension.makeForms({ invoiceId: invoice.id });

  // £360.00 of £720.00: nine tenths are £324.00, 14.38 % of them £46.59.
  expect(invoice.draft.lines.filter(({ kind }) => kind === 'fee').map(({ pensionable }) => pensionable)).toEqual([true, false]);
  expect(invoice.total).toBe(72_000 + 4_659);
  expect(forms.map(({ fee, employer, ranges }) => [fee, employer, ranges.map(({ from }) => from)])).toEqual([
    [36_000, 4_659, ['2026-11-02']],
  ]);
});

test('work that is not pensioned is on no form, asked for by no to-do and has no share of the practice', async () => {
  const desk = await aPensionDesk();
  const id = await desk.deliver('2026-11-03', says('no'));

  expect(await desk.client.pension.uninvoiced({})).toEqual([]);
  const invoice = await issuedOf(desk, id);

  expect(invoice.total).toBe(36_000);
  expect(await desk.client.pension.formable({})).toEqual([]);
  await expect(desk.client.pension.makeForms({ invoiceId: invoice.id })).rejects.toEqual(failing('NOT_PENSIONABLE'));
});

test('the switch of the identity decides for work that says nothing, also after it was booked', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  await desk.deliver('2026-11-03');
  await desk.deliver('2026-11-04', says('yes'));
  const days = async () => (await client.pension.uninvoiced({})).map(({ workedOn }) => workedOn);

  expect(await days()).toEqual(['2026-11-03', '2026-11-04']);
  await switchOff(desk);
  expect(await days()).toEqual(['2026-11-04']);
  expect((await engagement(desk))?.usual).toBe('no');
});

test('work to be asked about waits on the Pension screen, then on its draft, which is not issued before the answer', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const id = await desk.deliver('2026-11-03', says('ask'));
  const other = await desk.deliver('2026-11-04');

  expect(await client.pensionChoices.asked({})).toMatchObject([{ what: 'booking', id, workedOn: '2026-11-03', reason: 'PRACTICE_LOCUM' }]);
  expect((await client.pension.uninvoiced({})).map(({ bookingId }) => bookingId)).toEqual([other]);
  const draft = await draftOf(desk, id, other);
  expect(draft.draft).toMatchObject({ pension: null, pensionAsked: true });
  expect(await client.pensionChoices.asked({})).toMatchObject([{ what: 'draft', id: draft.id, workedOn: '2026-11-03' }]);
  await expect(client.invoices.issue({ id: draft.id, changedAt: draft.changedAt })).rejects.toEqual(failing('INVOICE_INCOMPLETE'));
  await expect(client.bookings.choosePension({ id, choice: 'yes' })).rejects.toEqual(failing('BOOKING_INVOICED'));

  const pension = { nation: 'england', practiceRate: null } as const;
  const { invoice } = await client.invoices.update({
    id: draft.id,
    changedAt: draft.changedAt,
    change: changeOf(draft, { pension, pensionAsked: true }),
  });
  expect(invoice.draft.pensionAsked).toBe(false);
  const issued = await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  expect(issued.total).toBe(72_000 + 9_318);
  expect(await client.pensionChoices.asked({})).toEqual([]);
});

test('an answer from the Pension screen can be taken back', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const id = await desk.deliver('2026-11-03', says('ask'));

  const { undoId, carried } = await client.bookings.choosePension({ id, choice: 'no' });

  expect([carried, await client.pensionChoices.asked({}), (await client.bookings.get({ id })).pension.choice]).toEqual([0, [], 'no']);
  await client.bookings.undo({ undoId });
  expect(await client.pensionChoices.asked({})).toHaveLength(1);
});

test('what stands on an issued invoice or a form never changes with the booking, the switch or the profile', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const id = await desk.deliver('2026-11-03');
  const { id: invoiceId } = await issuedOf(desk, id);
  const [form] = await client.pension.makeForms({ invoiceId });
  const before = { invoice: (await client.invoices.get({ id: invoiceId })).draft, form };

  await switchOff(desk);
  await expect(client.bookings.choosePension({ id, choice: 'no' })).rejects.toEqual(failing('BOOKING_INVOICED'));

  expect((await client.invoices.get({ id: invoiceId })).draft).toEqual(before.invoice);
  expect(await client.pension.form({ id: form?.id ?? '' })).toEqual(form);
});

test('work is told its route, its reason and what is usual, by who pays and how', async () => {
  const desk = await aPensionDesk();
  const told: Record<string, unknown> = {};
  const works: readonly (readonly [string, Partial<OrganisationInput>, object])[] = [
    ['a practice', {}, {}],
    ['a network of practices', { kind: 'network' }, {}],
    ['an out-of-hours provider', { kind: 'outOfHours' }, {}],
    ['an ICB', { kind: 'careBoard' }, {}],
    ['an ICB for an appraisal', { kind: 'careBoard' }, { task: 'appraisal' }],
    ['a private client', { kind: 'private' }, {}],
    ['an agency', { kind: 'agency' }, {}],
    ['an umbrella company', {}, { arrangement: 'umbrella' }],
    ['one’s own company', {}, { arrangement: 'ownCompany' }],
  ];

  for (const [name, organisation, change] of works) {
    const found = await engagement(desk, { organisationId: await another(desk, organisation), ...change });
    told[name] = found && [found.route, found.reason, found.usual, found.isImpossible, found.sixMonths ?? found.allOrNone];
  }

  expect(told).toEqual({
    'a practice': ['forms', 'PRACTICE_LOCUM', 'yes', false, null],
    'a network of practices': ['solo', 'NETWORK', 'no', false, null],
    'an out-of-hours provider': ['solo', 'OUT_OF_HOURS', 'no', false, null],
    'an ICB': ['solo', 'COMMISSIONER', 'no', false, null],
    'an ICB for an appraisal': ['forms', 'APPRAISAL', 'yes', false, null],
    'a private client': ['none', 'PRIVATE', 'no', false, null],
    'an agency': ['none', 'AGENCY', 'no', true, null],
    'an umbrella company': ['none', 'AGENCY', 'no', true, null],
    'one’s own company': ['none', 'LIMITED_COMPANY', 'no', true, null],
  });
});

test('a company is told why it pensions nothing, and a yes for it or an agency is refused', async () => {
  const desk = await aPensionDesk();
  const { client, identityId } = desk;
  const agency = await another(desk, { kind: 'agency' });
  const { id: companyId } = await client.identities.create(anIdentity({ kind: 'company', name: 'Okafor Ltd', companyNumber: '01234567' }));

  expect(await engagement(desk, { identityId: companyId })).toMatchObject({ reason: 'LIMITED_COMPANY', usual: 'no', isImpossible: true });
  for (const wrong of [
    { identityId: companyId },
    { arrangement: 'ownCompany' },
    { arrangement: 'agency' },
    { organisationId: agency },
  ] as const) {
    await expect(desk.deliver('2026-11-03', { ...says('yes'), identityId, ...wrong })).rejects.toEqual(failing('PENSION_IMPOSSIBLE'));
  }
  const id = await desk.deliver('2026-11-03', { organisationId: agency });
  await expect(client.bookings.choosePension({ id, choice: 'yes' })).rejects.toEqual(failing('PENSION_IMPOSSIBLE'));
});

test('those whom the pension does not concern are not asked about it', async () => {
  const desk = await aPensionDesk({ profile: null });
  expect(await engagement(desk)).not.toBeNull();

  await switchOff(desk);

  expect(await engagement(desk)).toBeNull();
  await expect(desk.deliver('2026-11-03', { ...says('yes'), arrangement: 'umbrella' })).rejects.toEqual(failing('PENSION_IMPOSSIBLE'));
});

test('whoever is not sure of the scheme is asked, and whoever left it is not pensioned', async () => {
  const unsure = await aPensionDesk({ profile: { status: 'notSure' } });
  await unsure.deliver('2026-11-03');
  const left = await aPensionDesk({ profile: { status: 'optedOut' } });
  await left.deliver('2026-11-03');

  expect(await unsure.client.pensionChoices.asked({})).toMatchObject([{ reason: 'STATUS_UNSURE' }]);
  expect([await left.client.pensionChoices.asked({}), await left.client.pension.uninvoiced({})]).toEqual([[], []]);
  expect(await engagement(left)).toMatchObject({ reason: 'NOT_IN_SCHEME', usual: 'no' });
});

test('an appraisal beside a SOLO post goes on no form, on the days of that post', async () => {
  const desk = await aPensionDesk();
  const { client, identityId } = desk;
  await client.pensionProfiles.addPost({ identityId, post: aPost({ startsOn: '2026-05-01', endsOn: '2026-10-31' }) });

  expect(await engagement(desk, { task: 'appraisal', workedOn: '2026-10-31' })).toMatchObject({ reason: 'APPRAISAL_TYPE_2', usual: 'no' });
  expect(await engagement(desk, { task: 'appraisal', workedOn: '2026-11-01' })).toMatchObject({ reason: 'APPRAISAL', usual: 'yes' });
});

test('six months at one practice are told, and hinder nothing', async () => {
  const desk = await aPensionDesk();
  for (const month of ['05', '06', '07', '08', '09', '10']) await desk.deliver(`2026-${month}-10`);

  expect((await engagement(desk, { workedOn: '2026-11-08' }))?.sixMonths).toBeNull();
  expect(await engagement(desk, { workedOn: '2026-11-09' })).toMatchObject({ sixMonths: 'mayBeType2', usual: 'yes' });
  expect((await engagement(desk, { workedOn: '2026-11-09', organisationId: await another(desk, {}) }))?.sixMonths).toBeNull();
});

async function scottishDesk() {
  const scotland = { nation: 'scotland' } as const;
  return aPensionDesk({ organisation: scotland, profile: scotland, clock: createFakeClock('2026-02-24T12:00:00Z') });
}

test('in Scotland an answer holds for the year: it reaches the others that say otherwise, and is taken back whole', async () => {
  const desk = await scottishDesk();
  const { client } = desk;
  const choiceOf = async (id: string) => (await client.bookings.get({ id })).pension.choice;
  const open = await desk.deliver('2026-02-02', says('ask'));
  const silent = await desk.deliver('2026-02-03');
  const lastYear = await desk.deliver('2025-03-20', says('ask'));
  const inEngland = await desk.deliver('2026-02-04', { ...says('ask'), organisationId: await another(desk, { nation: 'england' }) });
  const chosen = await desk.deliver('2026-02-05');
  const all = [open, silent, lastYear, inEngland, chosen];

  const { carried, undoId } = await client.bookings.choosePension({ id: chosen, choice: 'no' });

  expect(carried).toBe(1);
  expect(await Promise.all(all.map(choiceOf))).toEqual(['no', null, 'ask', 'ask', 'no']);
  // What says nothing follows the answer of the year, not the switch.
  expect((await client.pension.uninvoiced({})).map(({ bookingId }) => bookingId)).toEqual([]);
  await client.bookings.undo({ undoId });
  expect(await Promise.all(all.map(choiceOf))).toEqual(['ask', null, 'ask', 'ask', null]);
  const { bookings, carried: byForm } = await client.bookings.create({
    booking: { ...inputOf(desk, '2026-02-20'), ...says('yes') },
    state: 'confirmed',
    alsoOn: [],
  });
  expect([bookings.length, byForm, await choiceOf(open)]).toEqual([1, 1, 'yes']);
});

test('in Scotland a no beside a form that stands is refused, and free once the form is withdrawn', async () => {
  const desk = await scottishDesk();
  const { client } = desk;
  const [form] = await desk.made('2026-02-02');
  const id = await desk.deliver('2026-02-03');

  expect((await engagement(desk, { workedOn: '2026-02-03' }))?.allOrNone).toMatchObject({
    area: 'scotland',
    forms: 1,
    billed: { yes: 1, no: 0 },
  });
  await expect(client.bookings.choosePension({ id, choice: 'no' })).rejects.toEqual(failing('PENSION_ALL_OR_NONE'));
  expect((await client.bookings.get({ id })).pension.choice).toBeNull();
  await client.pension.withdraw({ id: form?.id ?? '', reason: '' });
  await client.bookings.choosePension({ id, choice: 'no' });

  expect((await client.bookings.get({ id })).pension.choice).toBe('no');
});

test('in Scotland a draft may not leave out work that its bookings pension, as long as other work of the year is pensioned', async () => {
  const desk = await scottishDesk();
  const { client } = desk;
  const other = await desk.deliver('2026-02-02');
  const [first, second] = [await desk.deliver('2026-02-03'), await desk.deliver('2026-02-04')];
  const draft = await draftOf(desk, first, second);
  const seen = { id: draft.id, changedAt: draft.changedAt };
  const lines = changeOf(draft).lines.map((line) => ({ ...line, pensionable: line.bookingId !== second }));

  expect((await engagement(desk, { workedOn: '2026-02-03', exceptIds: [first, second] }))?.allOrNone).toMatchObject({ hindersNo: true });
  for (const change of [changeOf(draft, { pension: null }), changeOf(draft, { lines })])
    await expect(client.invoices.update({ ...seen, change })).rejects.toEqual(failing('PENSION_ALL_OR_NONE'));
  expect((await client.invoices.get({ id: draft.id })).draft.pension).not.toBeNull();

  // Said at a booking it holds for the year, and then for the draft too.
  await client.bookings.choosePension({ id: other, choice: 'no' });
  expect((await engagement(desk, { workedOn: '2026-02-03', exceptIds: [first, second] }))?.allOrNone).toMatchObject({ hindersNo: false });
  const { invoice } = await client.invoices.update({ ...seen, change: changeOf(draft, { pension: null }) });
  expect(invoice.draft.pension).toBeNull();
});

test('in Scotland the only work of a year may be left out on its draft; beside a form that stands it may not', async () => {
  const desk = await scottishDesk();
  const { client } = desk;
  const draft = await draftOf(desk, await desk.deliver('2026-02-03'));

  const { invoice: none } = await client.invoices.update({
    id: draft.id,
    changedAt: draft.changedAt,
    change: changeOf(draft, { pension: null }),
  });
  const { invoice: again } = await client.invoices.update({ id: none.id, changedAt: none.changedAt, change: changeOf(none, { pension: draft.draft.pension }) }); // prettier-ignore
  await desk.made('2026-02-05');

  expect(again.draft.pension).not.toBeNull();
  const change = changeOf(again, { pension: null });
  await expect(client.invoices.update({ id: again.id, changedAt: again.changedAt, change })).rejects.toEqual(
    failing('PENSION_ALL_OR_NONE'),
  );
});

test('in England a draft may leave out what it likes, and so may lines that no booking stands for in Scotland', async () => {
  const english = await aPensionDesk();
  await english.deliver('2026-11-02');
  const draft = await draftOf(english, await english.deliver('2026-11-03'));
  const scottish = await scottishDesk();
  await scottish.made('2026-02-02');
  const { identityId, organisationId } = scottish;
  const { invoice: typed } = await scottish.client.invoices.draftByHand({ identityId, organisationId });

  const { invoice } = await english.client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change: changeOf(draft, { pension: null }) }); // prettier-ignore
  const { invoice: report } = await scottish.client.invoices.update({ id: typed.id, changedAt: typed.changedAt, change: changeOf(typed, { pension: null, lines: [aTypedLine({ kind: 'fee' })] }) }); // prettier-ignore

  expect([invoice.draft.pension, report.draft.pension]).toEqual([null, null]);
});

test('an edit that does not touch the pension is not held up by forms that stand since', async () => {
  const desk = await scottishDesk();
  const { client } = desk;
  const id = await desk.deliver('2026-02-03', says('no'));
  const yes = await draftOf(desk, await desk.deliver('2026-02-04'));
  const pension = { nation: 'scotland', practiceRate: null } as const;
  const lines = changeOf(yes).lines.map((line) => ({ ...line, pensionable: true }));
  const { invoice } = await client.invoices.update({ id: yes.id, changedAt: yes.changedAt, change: changeOf(yes, { pension, lines }) });
  await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  await client.pension.makeForms({ invoiceId: invoice.id });
  const booking = { ...inputOf(desk, '2026-02-03'), ...says('no') };

  await client.bookings.update({ id, change: { ...booking, notes: 'Bring the card' }, scope: 'one' });

  expect((await client.bookings.get({ id })).notes).toBe('Bring the card');
  expect((await client.pension.uninvoiced({})).map(({ bookingId }) => bookingId)).not.toContain(id);
});

function inputOf({ identityId, organisationId }: PensionDesk, day: string): BookingInput {
  return aBooking(organisationId, { identityId, startsAt: instant(Date.parse(`${day}T09:00Z`)) });
}

test('an appraisal is one form with a line for each run of its days and equal parts of the fee', async () => {
  const desk = await aPensionDesk({ organisation: { kind: 'careBoard' } });
  const { client } = desk;
  const appraisal = { alsoOn: ['2026-11-03', '2026-11-10'].map(localDate), hasAuthority: false };
  const id = await desk.deliver('2026-11-02', { ...says(null, 'appraisal'), appraisal, rate: { unit: 'session', price: 50_001, share: null, count: 1_000, takings: 0 } }); // prettier-ignore

  const { id: invoiceId } = await issuedOf(desk, id);
  const [form, ...others] = await client.pension.makeForms({ invoiceId });

  expect(others).toEqual([]);
  expect(form).toMatchObject({
    fee: 50_001,
    firstOn: '2026-11-02',
    lastOn: '2026-11-10',
    ranges: [
      { from: '2026-11-02', to: '2026-11-03', fee: 25_001 },
      { from: '2026-11-10', to: '2026-11-10', fee: 25_000 },
    ],
  });
  // Counted from the first day.
  expect(form?.watch.lastReceiptOn).toBe('2027-01-11');
});

test('a fourth day of an appraisal needs written leave; without it there is no form and the reason is told', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const alsoOn = ['2026-11-03', '2026-11-05', '2026-11-09'].map(localDate);
  const billed = async (hasAuthority: boolean) =>
    (await issuedOf(desk, await desk.deliver('2026-11-02', { ...says(null, 'appraisal'), appraisal: { alsoOn, hasAuthority } }))).id;

  const without = await billed(false);
  const offered = await client.pension.formable({});

  expect(offered).toMatchObject([{ parts: [], refusals: [expect.stringContaining('3 days at most, and this one has 4')] }]);
  await expect(client.pension.makeForms({ invoiceId: without })).rejects.toEqual(failing('NOT_PENSIONABLE'));
  expect(await client.pension.makeForms({ invoiceId: await billed(true) })).toMatchObject([{ fee: 36_000, ranges: { length: 3 } }]);
});

test('a credit note takes its part from the work that it credits, also from an appraisal', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const appraisal = { alsoOn: [localDate('2026-11-10')], hasAuthority: false };
  const kept = await desk.deliver('2026-11-04');
  const id = await desk.deliver('2026-11-02', { ...says(null, 'appraisal'), appraisal });
  const { id: invoiceId } = await issuedOf(desk, id, kept);
  const credit = async (lines: readonly { index: number; quantity: number }[]) => {
    const { invoice } = await client.invoices.credit({ id: invoiceId, reason: 'short', lines: [...lines] });
    await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
    const [offered] = await client.pension.formable({});
    return offered?.parts.map(({ fee, firstOn, lastOn }) => [fee, firstOn, lastOn]);
  };

  expect(await credit([{ index: 0, quantity: 1_000 }])).toEqual([[63_000, '2026-11-02', '2026-11-10']]);
  // Credited in full, the appraisal is gone with its days.
  expect(await credit([{ index: 0, quantity: 3_000 }])).toEqual([[36_000, '2026-11-04', '2026-11-04']]);
});
