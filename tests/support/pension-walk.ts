import { isDefinedError, safe } from '@orpc/client';
import type { Invoice } from '../../shared/contract/invoices.ts';
import type { FormableInvoice, MadeMonth, OpenMonth, PensionForm } from '../../shared/contract/pension.ts';
import { aBooking } from './a-booking.ts';
import { aPensionProfile } from './a-pension-profile.ts';
import { anIdentity } from './an-identity.ts';
import { anOrganisation } from './an-organisation.ts';
import { aTypedLine, changeOf, type Desk } from './invoice-desk.ts';

/** Around the change of the table in 2022 and around the end of 2025/26, in order; all of them before `today`. */
export const walkDays = [
  '2022-09-29',
  '2022-09-30',
  '2022-10-01',
  '2022-10-02',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
  '2026-04-03',
] as const;
export const walkNations = ['england', 'wales', 'scotland', 'northernIreland'] as const;
export const billEdits = ['none', 'typed', 'appraisal', 'acrossYear', 'acrossTable', 'nation', 'kept'] as const;
/** How far work is taken at once after it was billed. */
export const billEnds = ['issued', 'forms', 'paid', 'month', 'handedIn'] as const;
const [paidOn, today] = ['2026-05-11', '2026-05-12'];

/** One thing that a user may try. Numbers choose among what is there, and go round. */
export type WalkStep =
  | { readonly do: 'deliver' | 'billTwoPayers'; readonly at: number; readonly day: number }
  | {
      readonly do: 'bill';
      readonly at: number;
      readonly days: readonly number[];
      readonly edit: (typeof billEdits)[number];
      readonly end: (typeof billEnds)[number];
    }
  | { readonly do: 'move'; readonly which: number; readonly day: number }
  | { readonly do: 'note'; readonly which: number; readonly what: 'sent' | 'approved' | 'paid' | 'rejected' | 'confirmed' }
  | { readonly do: 'moveNation'; readonly at: number; readonly nation: number }
  | { readonly do: keyof typeof plainSteps; readonly which: number };

/** What stands after a step. */
export interface WalkSight {
  readonly forms: readonly PensionForm[];
  readonly months: readonly MadeMonth[];
  readonly open: readonly OpenMonth[];
  readonly formable: readonly FormableInvoice[];
  /** The issued invoices of this walk. */
  readonly invoices: readonly Invoice[];
  /** Drafts and invoices with a line whose days go past 31 March, and past the change of a table within a year. */
  readonly acrossYear: ReadonlySet<string>;
  readonly acrossTable: ReadonlySet<string>;
}

interface WalkState {
  readonly client: Desk['client'];
  readonly identityId: string;
  readonly payers: readonly string[];
  /** With the payer each was made for. */
  readonly bookings: { readonly id: string; readonly payerId: string }[];
  readonly drafts: string[];
  readonly issued: string[];
  readonly acrossYear: Set<string>;
  readonly acrossTable: Set<string>;
}

export interface Walk {
  /** Does a step. What the core refuses by a code of the operation has not happened; anything else that goes wrong is thrown. */
  take(step: WalkStep): Promise<void>;
  look(): Promise<WalkSight>;
}

/** The walk of a new identity with a practice in each nation, over a desk that other walks may have used. */
export async function aPensionWalk({ client }: Pick<Desk, 'client'>): Promise<Walk> {
  const { id: identityId } = await client.identities.create(anIdentity());
  const settings = await client.invoiceSettings.get({ identityId });
  await client.invoiceSettings.set({ identityId, settings: { ...settings, isPensioned: true } as never }); // the same shape
  await client.pensionProfiles.save({ identityId, profile: aPensionProfile() });
  const payers: string[] = [];
  for (const nation of walkNations) payers.push((await client.organisations.create(anOrganisation({ name: `In ${nation}`, nation }))).id);
  const state: WalkState = {
    client,
    identityId,
    payers,
    bookings: [],
    drafts: [],
    issued: [],
    acrossYear: new Set(),
    acrossTable: new Set(),
  };
  return {
    take: async (step) => {
      const { error } = await safe(walkStep(state, step));
      if (error !== null && !isDefinedError(error)) throw error;
    },
    look: () => look(state),
  };
}

/** Goes round; null where there is nothing. */
function chosen<T>(from: readonly T[], which: number): T | null {
  return from[which % Math.max(from.length, 1)] ?? null;
}

async function walkStep(state: WalkState, step: WalkStep): Promise<void> {
  switch (step.do) {
    case 'deliver':
      await deliver(state, step.at, step.day);
      return;
    case 'billTwoPayers':
      return billTwoPayers(state, step.at, step.day);
    case 'bill':
      return bill(state, step);
    case 'move': {
      const booking = chosen(state.bookings, step.which);
      const startsAt = Date.parse(`${chosen(walkDays, step.day)}T14:00Z`);
      if (booking) await state.client.bookings.move({ id: booking.id, startsAt, durationMs: 3_600_000 });
      return;
    }
    case 'note': {
      const form = chosen(await formsOf(state), step.which);
      if (form) await state.client.pension.note({ id: form.id, what: step.what, on: today, by: 'Dr Birch' });
      return;
    }
    case 'moveNation': {
      const id = chosen(state.payers, step.at) ?? '';
      const nation = chosen(walkNations, step.nation) ?? 'england';
      await state.client.organisations.update({ id, change: anOrganisation({ name: `Now in ${nation}`, nation }) });
      return;
    }
    default:
      return plainSteps[step.do](state, step.which);
  }
}

async function deliver({ client, identityId, payers, bookings }: WalkState, at: number, day: number): Promise<string> {
  const payerId = chosen(payers, at) ?? '';
  const startsAt = Date.parse(`${chosen(walkDays, day)}T09:00Z`);
  const made = await client.bookings.create({ booking: aBooking(payerId, { identityId, startsAt }), state: 'confirmed', alsoOn: [] });
  const id = made.bookings[0]?.id ?? '';
  await client.bookings.step({ id, step: 'deliver' });
  bookings.push({ id, payerId });
  return id;
}

async function billTwoPayers(state: WalkState, at: number, day: number): Promise<void> {
  const bookingIds = [await deliver(state, at, day), await deliver(state, at + 1, day)];
  const { client, identityId, payers } = state;
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId: chosen(payers, at) ?? '', bookingIds });
  state.drafts.push(invoice.id);
}

async function bill(state: WalkState, { at, days, edit, end }: Extract<WalkStep, { do: 'bill' }>): Promise<void> {
  const { client, identityId, payers, drafts } = state;
  const organisationId = chosen(payers, at) ?? '';
  for (const day of days) await deliver(state, at, day);
  const due = await client.invoices.billable({ organisationId, from: null, to: null });
  const bookingIds = due.filter(({ identity }) => identity?.id === identityId).flatMap((group) => group.bookings.map(({ id }) => id));
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds });
  drafts.push(invoice.id);
  const edited = await editDraft(state, invoice, edit, chosen(walkDays, days[0] ?? 0) ?? today);
  if (edit === 'kept') return;
  await issue(state, edited.id);
  await takeOn(state, edited.id, billEnds.indexOf(end));
}

async function takeOn(state: WalkState, invoiceId: string, steps: number): Promise<void> {
  const { pension } = state.client;
  if (steps < 1) return;
  const forms = await pension.makeForms({ invoiceId });
  if (steps < 2) return;
  for (const { id } of forms) for (const what of ['approved', 'paid'] as const) await pension.note({ id, what, on: today, by: 'Dr Birch' });
  if (steps < 3) return;
  await makeMonth(state, 0, false);
  const [month] = await monthsOf(state);
  if (steps > 3 && month) await pension.submitMonth({ id: month.id, on: today, by: 'email', reference: '' });
}

const inEngland = { nation: 'england', practiceRate: null } as const;

async function editDraft(
  { client, acrossYear, acrossTable }: WalkState,
  invoice: Invoice,
  edit: (typeof billEdits)[number],
  day: string,
): Promise<Invoice> {
  const { id, changedAt, draft } = invoice;
  const { lines } = changeOf(invoice);
  const save = async (change: Parameters<typeof changeOf>[1]) =>
    (await client.invoices.update({ id, changedAt, change: changeOf(invoice, change) })).invoice;
  const pension = draft.pension ?? inEngland;
  const typed = aTypedLine({ kind: 'fee', description: 'More work', workedOn: day, unitPrice: 10_001, pensionable: true });
  switch (edit) {
    case 'typed':
      return save({ pension, lines: [...lines, typed] });
    case 'appraisal': {
      const next = walkDays.find((later) => later > day) ?? day;
      return save({ pension, lines: [...lines, { ...typed, appraisal: { alsoOn: next === day ? [] : [next], hasAuthority: false } }] });
    }
    case 'acrossYear':
      acrossYear.add(id);
      return save({ pension, period: { from: '2026-03-30', to: '2026-04-02' }, lines: [...lines, { ...typed, workedOn: null }] });
    case 'acrossTable':
      acrossTable.add(id);
      return save({
        pension: inEngland,
        period: { from: '2022-09-30', to: '2022-10-01' },
        lines: [...lines, { ...typed, workedOn: null }],
      });
    case 'nation':
      return save({ pension: { nation: pension.nation === 'england' ? 'wales' : 'england', practiceRate: null } });
    default:
      return invoice;
  }
}

async function issue({ client, drafts, issued }: WalkState, id: string): Promise<void> {
  const { changedAt } = await client.invoices.get({ id });
  await client.invoices.issue({ id, changedAt });
  drafts.splice(drafts.indexOf(id), 1);
  issued.push(id);
}

async function credit(state: WalkState, which: number, quantity: number | null): Promise<void> {
  const id = chosen(state.issued, which);
  if (id === null) return;
  const lines = quantity === null ? null : [{ index: 0, quantity }];
  const { invoice } = await state.client.invoices.credit({ id, reason: 'wrong', lines });
  await state.client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
}

async function makeMonth(state: WalkState, which: number, isMixed: boolean): Promise<void> {
  const { client } = state;
  const open = await openOf(state);
  const month = chosen(open, which);
  if (!month) return;
  const { identityId, area, schemeYear, tableId } = month;
  const year = { identityId, schemeYear, expectedIncome: null, expectedDays: null, broughtForward: 0 };
  await client.pension.saveYear({ ...year, tiers: [{ tableId, rate: 1_250 }] });
  const rows = isMixed ? open.flatMap((other) => other.rows) : month.rows;
  await client.pension.makeMonth({ identityId, month: month.month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
}

/** The steps that are told by one number. */
const plainSteps = {
  makeForms: async ({ client, issued }, which) => {
    const invoiceId = chosen(issued, which);
    if (invoiceId !== null) await client.pension.makeForms({ invoiceId });
  },
  issueKept: async (state, which) => {
    const id = chosen(state.drafts, which);
    if (id !== null) await issue(state, id);
  },
  credit: (state, which) => credit(state, which, null),
  creditPart: (state, which) => credit(state, which, 500),
  void: async ({ client, issued }, which) => {
    const id = chosen(issued, which);
    if (id !== null) await client.invoices.void({ id, reason: 'wrong' });
  },
  pay: async ({ client, identityId, issued }, which) => {
    const invoice = await client.invoices.get({ id: chosen(issued, which) ?? identityId });
    const about = { identityId, organisationId: invoice.organisation.id, method: 'bankTransfer', reference: '', note: '' } as const;
    const amount = invoice.balance;
    if (amount > 0)
      await client.payments.record({ ...about, receivedOn: paidOn, amount, allocations: [{ invoiceId: invoice.id, amount }] });
  },
  withdraw: async (state, which) => {
    const form = chosen(await formsOf(state), which);
    if (form) await state.client.pension.withdraw({ id: form.id, reason: '' });
  },
  makeMonth: (state, which) => makeMonth(state, which, false),
  mixMonths: (state, which) => makeMonth(state, which, true),
  unmake: async (state, which) => {
    const month = chosen(await monthsOf(state), which);
    if (month) await state.client.pension.unmakeMonth({ id: month.id });
  },
  submit: async (state, which) => {
    const month = chosen(await monthsOf(state), which);
    if (month) await state.client.pension.submitMonth({ id: month.id, on: today, by: 'email', reference: '' });
  },
  correct: async (state, which) => {
    const month = chosen(await monthsOf(state), which);
    if (month) await state.client.pensionCorrections.add({ monthId: month.id, foundOn: today, reason: 'wrong', tier: 980, lines: [] });
  },
} as const satisfies Readonly<Record<string, (state: WalkState, which: number) => Promise<void>>>;
export const walkSteps = Object.keys(plainSteps) as readonly (keyof typeof plainSteps)[]; // its own keys

async function formsOf({ client, identityId }: WalkState): Promise<readonly PensionForm[]> {
  const { forms, total } = await client.pension.forms({ view: 'all', offset: 0, limit: 200 });
  if (total > forms.length) throw new RangeError('more forms than a walk looks at');
  return Promise.all(forms.filter(({ identity }) => identity.id === identityId).map(({ id }) => client.pension.form({ id })));
}

async function monthsOf({ client, identityId }: WalkState): Promise<readonly MadeMonth[]> {
  const years = await Promise.all([2022, 2025, 2026].map((year) => client.pension.months({ schemeYear: year })));
  return years.flat().filter((month) => month.identityId === identityId);
}

async function openOf({ client, identityId }: WalkState): Promise<readonly OpenMonth[]> {
  return (await client.pension.openMonths({})).filter((month) => month.identityId === identityId);
}

async function look(state: WalkState): Promise<WalkSight> {
  const { client, identityId, issued, acrossYear, acrossTable } = state;
  return {
    forms: await formsOf(state),
    months: await monthsOf(state),
    open: await openOf(state),
    formable: (await client.pension.formable({})).filter(({ identity }) => identity.id === identityId),
    invoices: await Promise.all(issued.map((id) => client.invoices.get({ id }))),
    acrossYear,
    acrossTable,
  };
}
