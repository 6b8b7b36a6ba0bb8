import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { hours, minutes, plus } from '../../shared/domain/time.ts';
import { aCore, firstOf } from '../support/a-core.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';
import { aLicensedServer, endedPlan, lastingPlan } from '../support/a-licensed-server.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { calendar, event } from '../support/calendar-text.ts';
import { fileOf, lastOf } from '../support/invoice-desk.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

/** A licence, and what the app makes of it. */
const standings: readonly (readonly [string, Partial<Licence> | null])[] = [
  ['NONE', null],
  ['GRACE', { ...lastingPlan('plus'), subscription: 'pastDue' }],
  ['RESTRICTED', endedPlan],
];

const every = { search: '', offset: 0, limit: 50 } as const;

/** A practice with more than Free would make: four invoices, a form that was paid and one that waits, a draft, a client. */
async function aFilledDesk() {
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const licence = aLicensedServer(lastingPlan('plus'), clock.now);
  const desk = await aPensionDesk({ clock, licence });
  await desk.client.preferences.update({ role: 'both' });
  await desk.decide();
  const paid = await desk.paid('2026-10-05', '2026-11-03');
  const [waiting] = await desk.made('2026-11-02');
  const owed = [await desk.issued('2026-11-03'), await desk.issued('2026-11-04')];
  const draft = await desk.draft('2026-11-05');
  const client = await desk.client.clients.create({ name: 'Ada', code: null });
  const become = async (next: Partial<Licence> | null): Promise<void> => {
    if (next === null) return void (await desk.client.account.disconnect({ always: true }));
    licence.traits = next;
    await desk.client.account.refresh({});
  };
  return { ...desk, become, paid, waiting, owed, draft, person: client };
}

type FilledDesk = Awaited<ReturnType<typeof aFilledDesk>>;

const slow = 240_000;

test.each(standings)(
  'with a licence that is %s everything but making more works as with a plan',
  async (state, traits) => {
    const desk = await aFilledDesk();
    await desk.become(traits);
    expect((await desk.client.account.state({})).standing.state).toBe(state);

    await readsAndSearches(desk);
    await printsAndExports(desk);
    await getsMoney(desk);
    await handsFormsIn(desk);
    await keepsTheDay(desk);
    await syncsACalendar(desk);
    await corrects(desk);
    await deletes(desk);
    await backsUpAndRestores(desk);
  },
  slow,
);

async function readsAndSearches({ client, owed, person }: FilledDesk): Promise<void> {
  const all = { ...every, view: 'all', organisationId: null, identityId: null, from: null, to: null } as const;
  expect((await client.invoices.list(all)).total).toBe(5);
  expect((await client.invoices.list({ ...all, search: owed[0]?.number ?? '' })).invoices.map(({ id }) => id)).toEqual([owed[0]?.id]);
  expect((await client.clients.list({ search: 'ad', archived: false, offset: 0, limit: 5 })).clients).toMatchObject([{ id: person.id }]);
  expect((await client.pension.forms({ view: 'all', offset: 0, limit: 50 })).total).toBe(2);
}

async function printsAndExports({ client, owed, waiting, identityId, organisationId }: FilledDesk): Promise<void> {
  for (const { id, pdf } of owed) {
    const bytes = await fileOf(client.invoices.pdf({ id }));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(pdf?.sha256);
  }
  const { jobId } = await client.statements.makeRun({ from: '2026-10-01', to: '2026-11-24', owingOnly: false });
  expect(await lastOf(client.jobs.watch({ jobId }))).toMatchObject({ state: 'done' });
  expect(
    (await client.statements.account({ identityId, organisationId, from: '2026-10-01', to: '2026-11-24' })).entries.length,
  ).toBeGreaterThan(3);
  expect((await fileOf(client.pensionDocuments.formSheet({ id: waiting?.id ?? '' }))).length).toBeGreaterThan(0);
}

async function getsMoney({ client, owed, identityId, organisationId }: FilledDesk): Promise<void> {
  const amount = owed[0]?.balance ?? 0;
  const allocations = [{ invoiceId: owed[0]?.id ?? '', amount }];
  await client.payments.record({ identityId, organisationId, receivedOn: '2026-11-24', amount, method: 'bankTransfer', reference: '', note: '', allocations }); // prettier-ignore
  expect(await client.invoices.get({ id: owed[0]?.id ?? '' })).toMatchObject({ state: 'paid', balance: 0 });
}

/** The form that is there goes all its way: signed, paid, on its Form B, submitted. */
async function handsFormsIn({ client, waiting }: FilledDesk): Promise<void> {
  const id = waiting?.id ?? '';
  for (const what of ['sent', 'approved', 'paid'] as const) await client.pension.note({ id, what, on: '2026-11-24', by: 'Dr Birch' });
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = open;
  const made = await client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
  expect(made.rows).toHaveLength(2);
  const { submission } = await client.pension.submitMonth({ id: made.id, on: '2026-11-24', by: 'pcseOnline', reference: '' });
  expect(submission).toMatchObject({ on: '2026-11-24' });
  const wish = { monthId: made.id, foundOn: '2026-11-24', reason: 'another tier', tier: 1_070, lines: [] };
  expect((await client.pensionCorrections.add(wish)).correction).toMatchObject({ monthId: made.id });
}

async function keepsTheDay({ client, clock, person, deliver }: FilledDesk): Promise<void> {
  const service = await client.services.create({
    name: 'Massage', durationMs: minutes(60), colour: '#0f6b6b', windDownMs: minutes(5), finalWarningMs: minutes(2), turnoverMs: minutes(15), silent: false, lateStart: null,
  }); // prettier-ignore
  const session = { kind: 'session', clientId: person.id, serviceId: service.id, title: '', startsAt: clock.now(), durationMs: minutes(60), zone: 'Europe/London', notes: '' } as const; // prettier-ignore
  const { sessions } = await client.sessions.create({ session, repeat: null });
  await client.clock.start({ itemId: sessions[0]?.id ?? '', lateStart: 'fullLength', remember: false });
  clock.advance(minutes(30));
  await client.clock.finish({});
  expect(await client.sessions.get({ id: sessions[0]?.id ?? '' })).toMatchObject({ status: 'done' });
  await deliver('2026-11-20');
}

async function syncsACalendar({ core, client, clock }: FilledDesk): Promise<void> {
  const text = calendar(event('UID:a', `DTSTART:${stamp(plus(clock.now(), hours(48)))}`, 'DURATION:PT1H', 'SUMMARY:Jane Doe - Massage'));
  const uploadId = core.uploads.put(new TextEncoder().encode(text));
  const resultOf = async (jobId: string): Promise<string> => {
    const job = await lastOf(client.jobs.watch({ jobId }));
    return (job.state === 'done' && job.resultId) || '';
  };
  const previewId = await resultOf((await client.feeds.previewUpload({ uploadId })).jobId);
  const choice = { groups: { new: 'all' }, ticked: [], unticked: [] } as const;
  const importId = await resultOf((await client.feeds.import({ previewId, name: 'Bookings', choice })).jobId);
  expect(await client.feeds.imported({ importId })).toMatchObject({ feed: { name: 'Bookings' } });
}

function stamp(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}

async function corrects({ client, owed }: FilledDesk): Promise<void> {
  const { invoice: note } = await client.invoices.credit({ id: owed[1]?.id ?? '', reason: 'x', lines: null });
  expect(await client.invoices.issue(note)).toMatchObject({ kind: 'creditNote', number: expect.any(String) });
}

async function deletes({ client, draft, person }: FilledDesk): Promise<void> {
  await client.invoices.discard({ id: draft.id });
  await expect(client.invoices.get({ id: draft.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await client.clients.archive({ id: person.id, archived: true });
}

/** On another computer, which has no account, by the recovery code. */
async function backsUpAndRestores({ client }: FilledDesk): Promise<void> {
  const { recoveryCode } = await client.vault.newRecoveryCode({});
  const { name } = await client.backups.create({});
  const { folder } = await client.backups.state({});
  const other = aCore({ licence: null });
  await other.core.start();
  await other.client.vault.restore({ source: { from: 'path', path: join(folder, name) }, recoveryCode, passphrase: null });
  expect((await other.client.pension.forms({ view: 'all', offset: 0, limit: 50 })).total).toBe(2);
  expect(await firstOf(other.client.vault.watch({}))).toMatchObject({ state: 'open' });
}
