import { expect, test } from 'vitest';
import { aPost } from '../support/a-pension-profile.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

/** A pensioned desk with an out-of-hours provider beside its practice. */
async function aSoloDesk() {
  const desk = await aPensionDesk();
  const { client, identityId } = desk;
  const nights = anOrganisation({ name: 'Dales Out of Hours', kind: 'outOfHours', employingAuthorityCode: 'Y0123' });
  const { id: providerId } = await client.organisations.create(nights);
  const effort = { adminMs: null, miles: 0, costs: 2_000, costsFor: 'Parking' };
  const night = (day: string, change: object = {}) => desk.deliver(day, { organisationId: providerId, effort, ...change });
  const summary = (schemeYear = 2026) => client.pension.yearSummary({ identityId, schemeYear });
  return { ...desk, providerId, night, summary };
}

test('delivered SOLO work is a record of the year without being typed: fee less costs, its days, and no form', async () => {
  const { client, providerId, night, summary, decide } = await aSoloDesk();
  await decide();
  await night('2026-11-02');
  await night('2026-11-05', { pension: { choice: null, task: 'outOfHours' } });
  await night('2026-03-30');

  // Twice £360.00 less £20.00, 12.5 % and 14.38 % of it.
  const figures = { fee: 72_000, expenses: 4_000, pensionable: 68_000, employee: 8_500, employerPaid: 9_778 };
  expect(await summary()).toMatchObject({
    posts: [{ id: providerId, kind: 'solo', employer: 'Dales Out of Hours', employerCode: 'Y0123', from: '2026-11-02', to: '2026-11-05', bookings: 2, ...figures }],
    practitionerPay: 68_000,
    days: 2,
    needsType2: true,
    dueOn: '2028-02-28',
  }); // prettier-ignore
  expect(await summary(2025)).toMatchObject({ posts: [{ bookings: 1, employee: null }] });
  expect(await client.pension.uninvoiced({})).toEqual([]);
  expect(await client.pension.formable({})).toEqual([]);
  expect(await client.pension.openMonths({})).toEqual([]);
});

test('work that is offered, cancelled, for a practice, through an agency, or left out by a no is no SOLO record', async () => {
  const { client, deliver, night, summary } = await aSoloDesk();
  await deliver('2026-11-02');
  await night('2026-11-03', { arrangement: 'agency', identityId: null });
  const kept = await night('2026-11-04');
  expect((await summary()).posts).toMatchObject([{ bookings: 1 }]);

  await client.bookings.choosePension({ id: kept, choice: 'no' });

  expect((await summary()).posts).toEqual([]);
});

test('work that was put on a form against the rule is not counted a second time', async () => {
  const { client, identityId, providerId, night, summary } = await aSoloDesk();
  const id = await night('2026-11-02', { pension: { choice: 'yes', task: 'deputising' } });
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId: providerId, bookingIds: [id] });
  await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  expect(await client.pension.formable({})).toHaveLength(1);

  expect((await summary()).posts).toEqual([]);
});

test('figures that were typed for the provider hold, and nothing is counted twice', async () => {
  const { client, identityId, night, summary } = await aSoloDesk();
  await night('2026-11-02');
  await client.pensionProfiles.addPost({ identityId, post: aPost() });

  const typed = await summary();
  expect(typed.posts).toMatchObject([{ kind: 'solo', pensionable: 480_000, bookings: 0 }]);
  expect(typed.practitionerPay).toBe(480_000);
});

test('SOLO work counts for the tier beside the forms, with its own days', async () => {
  const { client, identityId, night, paid, decide } = await aSoloDesk();
  await decide();
  const form = await paid('2026-10-05', '2026-10-20');
  await night('2026-10-05');
  await night('2026-10-06');

  const [month] = await client.pension.openMonths({});

  // £324.00 on the form and £680.00 of SOLO work, on two days.
  expect(form.pensionable).toBe(32_400);
  expect(month?.outlook).toMatchObject({ income: 100_400, days: 2 });
  expect((await client.pension.yearSummary({ identityId, schemeYear: 2026 })).practitionerPay).toBe(68_000);
});
