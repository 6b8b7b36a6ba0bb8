import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import fc from 'fast-check';
import { expect, test, onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { CoreRouter } from '../../main/frames.ts';
import type { WindowRole } from '../../main/rpc.ts';
import { contract } from '../../shared/contract/index.ts';
import { pence, quantity } from '../../shared/domain/money.ts';
import { localDate, minutes } from '../../shared/domain/time.ts';
import { aCore, firstOf, passphrase, type CoreHarness } from '../support/a-core.ts';
import { aPensionProfile, aPost } from '../support/a-pension-profile.ts';
import { anException, aWeek } from '../support/an-availability.ts';
import { aBooking } from '../support/a-booking.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { calendar, event } from '../support/calendar-text.ts';
import { createFakeMailer } from '../support/fake-mailer.ts';
import { anythingAtAll, nearlyValid } from '../support/hostile-values.ts';
import { createTestLog, openTestLoopback, openTestSocket, transports, type Client } from '../support/transports.ts';

interface Operation {
  readonly name: string;
  readonly input: z.ZodType;
  /** The codes that it declares. */
  readonly codes: readonly string[];
}

interface Definition {
  readonly inputSchema: z.ZodType;
  readonly errorMap: object;
}

/** Every operation there is, as the contract says it. */
const operations: readonly Operation[] = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([verb, procedure]) => {
    const { inputSchema, errorMap } = (procedure as { readonly '~orpc': object })['~orpc'] as Definition; // made by base.ts alone
    return { name: `${feature}.${verb}`, input: inputSchema, codes: Object.keys(errorMap) };
  }),
);

/** What a clock window needs, written down once more: a new name on the core's own list is to be looked at twice. */
const clockNeeds = [
  'app.closeClock', 'app.displays', 'app.holdClock', 'app.info', 'app.openClock', 'app.setOnTop', 'changes.watch',
  'clock.adjust', 'clock.chooseLateStart', 'clock.finish', 'clock.hold', 'clock.noShow', 'clock.pause', 'clock.resume',
  'clock.setHidden', 'clock.start', 'clock.startNext', 'clock.undo', 'clock.watch', 'preferences.get', 'vault.watchState',
]; // prettier-ignore

interface Answer {
  /** Null when it succeeded. */
  readonly code: string | null;
  readonly told: string;
}

/** Whether a key `__proto__` lies in the value. The frames cannot carry all of those, and the core refuses what came apart before any operation sees it. */
function holdsProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  const within: readonly unknown[] = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  return within.some(holdsProto);
}

/** Calls as a page does; of a stream the first value is read. */
async function ask(client: Client, name: string, input: unknown): Promise<Answer> {
  const [feature = '', verb = ''] = name.split('.');
  const groups = client as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
  const { error } = await safe(
    (async () => {
      const answer = await groups[feature]?.[verb]?.(input);
      if (isStream(answer)) await firstOf(Promise.resolve(answer));
    })(),
  );
  if (!error) return { code: null, told: '' };
  const { code, message, data } = error as { code?: string; message: string; data?: unknown };
  return { code: code ?? message, told: JSON.stringify([code, message, data]) };
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** What must never be told to a window: the insides of the core. */
const insides =
  /\bat .*:\d+:\d+|\.ts\b|node_modules|\b(SELECT|INSERT|UPDATE|DELETE|CONSTRAINT|SQLITE_CONSTRAINT)\b|session-desk-test-|Unexpected token|Cannot read|is not a function/;

async function aFilledCore() {
  const harness = aCore({ mailer: createFakeMailer() });
  await harness.core.start();
  await harness.client.vault.create({ role: 'clinic', passphrase });
  const { client, clock } = harness;
  const person = await client.clients.create({ name: 'Ada', code: null });
  const service = await client.services.create({
    name: 'Massage', durationMs: minutes(60), colour: '#0f6b6b', windDownMs: minutes(5), finalWarningMs: minutes(2), turnoverMs: minutes(15), silent: false, lateStart: null,
  }); // prettier-ignore
  const { sessions } = await client.sessions.create({
    session: {
      kind: 'session',
      clientId: person.id,
      serviceId: service.id,
      title: '',
      startsAt: clock.now(),
      durationMs: minutes(60),
      zone: 'Europe/London',
      notes: 'a note',
    },
    repeat: { every: 'week', interval: 1, weekdays: [], count: 3, until: null },
  });
  const { feedId, previewId } = await aFeed(harness);
  const books = await someBooks(harness);
  const { availability } = await someAvailability(harness);
  return {
    ...harness,
    ids: [
      person.id,
      service.id,
      feedId,
      previewId,
      ...books,
      ...availability.exceptions.map(({ id }) => id),
      ...sessions.map(({ id }) => id),
    ],
  };
}

/** Somebody who trades and is pensioned, a draft and an issued invoice, a booking that is about to be confirmed. @returns their ids */
async function someBooks({ client }: CoreHarness): Promise<readonly string[]> {
  const { id: identityId } = await client.identities.create(anIdentity());
  const { id: organisationId } = await client.organisations.create(anOrganisation());
  const { invoice: draft } = await client.invoices.draftByHand({ identityId, organisationId });
  const { issuer: _issuer, number: _number, credits: _credits, customer, ...words } = draft.draft;
  const { kind: _kind, isBusiness: _isBusiness, ...fields } = customer;
  const line = { kind: 'fee', description: 'Work', workedOn: localDate('2026-03-01'), startsAt: null, endsAt: null, quantity: quantity(1_000), unit: 'day', unitPrice: pence(50_000), vat: 'exempt', pensionable: true, bookingId: null } as const; // prettier-ignore
  const pension = { nation: 'england', practiceRate: null } as const;
  const change = { ...words, pension, customer: fields, lines: [line], withSlip: false };
  const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
  await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  const { invoice: other } = await client.invoices.draftByHand({ identityId, organisationId });
  const allocations = [{ invoiceId: invoice.id, amount: 20_000 }];
  const paid = { identityId, organisationId, receivedOn: '2026-03-02', amount: 30_000, method: 'cash', reference: '', note: '' } as const;
  const { payment } = await client.payments.record({ ...paid, allocations });
  await client.pensionProfiles.save({ identityId, profile: aPensionProfile() });
  const { profile } = await client.pensionProfiles.addPost({ identityId, post: aPost() });
  const forms = await client.pension.makeForms({ invoiceId: invoice.id });
  const { bookings } = await client.bookings.create({ booking: aBooking(organisationId), state: 'confirmed', alsoOn: [] });
  const [booking] = bookings;
  const { confirmationId } = await client.bookings.giveOutConfirmation({ id: booking?.id ?? '' });
  const others = [...[...profile.posts, ...forms, ...bookings].map(({ id }) => id), confirmationId];
  return [identityId, organisationId, invoice.id, other.id, payment.id, ...others];
}

/** A usual week and a day that differs. */
async function someAvailability({ client }: CoreHarness) {
  await client.availability.saveWeek(aWeek());
  return client.availability.addException(anException('2026-03-05'));
}

/** A calendar that was imported once, and a preview of another that waits. */
async function aFeed({ core, client }: CoreHarness): Promise<{ readonly feedId: string; readonly previewId: string }> {
  const resultOf = async (jobId: string): Promise<string> => {
    for await (const job of await client.jobs.watch({ jobId })) if (job.state === 'done' && job.resultId !== null) return job.resultId;
    throw new Error('the job made nothing');
  };
  const preview = async (): Promise<string> => {
    const text = calendar(event('UID:a', 'DTSTART:20260303T100000Z', 'DURATION:PT1H', 'SUMMARY:Jane Doe - Massage'));
    const { jobId } = await client.feeds.previewUpload({ uploadId: core.uploads.put(new TextEncoder().encode(text)) });
    return resultOf(jobId);
  };
  const choice = { groups: { new: 'none' }, ticked: [], unticked: [] } as const;
  const { jobId } = await client.feeds.import({ previewId: await preview(), name: 'Bookings', choice });
  const { feed } = await client.feeds.imported({ importId: await resultOf(jobId) });
  return { feedId: feed.id, previewId: await preview() };
}

/** All that a window could see of what is stored. */
async function stateOf({ client, clock }: CoreHarness): Promise<string> {
  const from = clock.now() - minutes(60 * 24 * 20);
  return JSON.stringify(
    await Promise.all([
      client.clients.list({ search: '', archived: true, offset: 0, limit: 200 }),
      client.services.list({ archived: true }),
      client.sessions.range({ from, to: from + minutes(60 * 24 * 44) }),
      client.feeds.list({}),
      client.preferences.get({}),
      client.invoices.list({
        view: 'all',
        organisationId: null,
        identityId: null,
        from: null,
        to: null,
        search: '',
        offset: 0,
        limit: 200,
      }),
      client.availability.get({}),
      client.pensionProfiles.list({}),
      client.pension.forms({ view: 'all', offset: 0, limit: 200 }),
      client.backups.state({}),
      firstOf(client.vault.watch({})),
    ]),
  );
}

const real = transports.filter(({ name }) => name === 'memory' || name === 'WebSocket');

test('every operation declares what any operation can end in, and the clock’s list names operations that exist', () => {
  expect(operations.length).toBeGreaterThan(50);
  expect(operations.filter(({ codes }) => !['INVALID_INPUT', 'FORBIDDEN', 'UNEXPECTED'].every((code) => codes.includes(code)))).toEqual([]);
  expect(clockNeeds.filter((name) => !operations.some((operation) => operation.name === name))).toEqual([]);
});

test.each(real)('whatever does not fit is refused by every operation and changes nothing, over $name', async ({ connect }) => {
  const harness = await aFilledCore();
  const page = await connect(harness.core.router as unknown as CoreRouter, createTestLog(), 'dashboard');
  const before = await stateOf(harness);

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...operations), anythingAtAll, async ({ name, input }, value) => {
      fc.pre(!input.safeParse(value).success);
      const { code, told } = await ask(page.client, name, value);
      expect(holdsProto(value) ? ['INVALID_INPUT', 'BAD_REQUEST'] : ['INVALID_INPUT'], name).toContain(code);
      expect(told).not.toMatch(insides);
      expect(told.length).toBeLessThan(500);
    }),
    { numRuns: 1_500 },
  );

  expect(await stateOf(harness)).toBe(before);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  await page.leave();
});

test.each(real)(
  'whatever fits in shape ends in success or in a declared error that tells nothing of the insides, over $name',
  async ({ connect }) => {
    const harness = await aFilledCore();
    const page = await connect(harness.core.router as unknown as CoreRouter, createTestLog(), 'dashboard');
    const asked = operations.filter(({ name }) => !name.startsWith('vault.') || name.startsWith('vault.watch'));
    const calls = asked.map((operation) => nearlyValid(operation.input, harness.ids).map((value) => ({ ...operation, value })));

    await fc.assert(
      fc.asyncProperty(fc.oneof(...calls), async ({ name, value, codes }) => {
        const { code, told } = await ask(page.client, name, value);
        const shown = `${name} ${JSON.stringify(value)?.slice(0, 400)} ${told}`;
        expect([null, ...codes.filter((declared) => declared !== 'UNEXPECTED')], shown).toContain(code);
        expect(told).not.toMatch(insides);
      }),
      { numRuns: 3_000, endOnFailure: true },
    );

    expect(harness.log.entries.filter(({ error }) => error !== undefined)).toEqual([]);
    await stateOf(harness);
    await page.leave();
  },
);

test.each(real)('a clock window may call what a clock needs and nothing else, over $name', async ({ connect }) => {
  const harness = await aFilledCore();
  const page = await connect(harness.core.router as unknown as CoreRouter, createTestLog(), 'clock');
  const before = await stateOf(harness);

  for (const { name, input } of operations) {
    const values = fc.sample(nearlyValid(input, harness.ids), { numRuns: 5, seed: 1 });
    for (const value of clockNeeds.includes(name) ? [] : [{}, null, ...values]) {
      expect((await ask(page.client, name, value)).code, name).toBe('FORBIDDEN');
    }
  }
  expect(await stateOf(harness)).toBe(before);
  for (const { name, input, codes } of operations.filter((operation) => clockNeeds.includes(operation.name))) {
    for (const value of fc.sample(nearlyValid(input, harness.ids), { numRuns: 10, seed: 2 })) {
      const { code } = await ask(page.client, name, value);
      expect([null, ...codes.filter((declared) => declared !== 'UNEXPECTED' && declared !== 'FORBIDDEN')], name).toContain(code);
    }
  }
  await page.leave();
});

/** Brings a core into a state in which no profile is open. */
const closedStates: readonly (readonly [string, () => Promise<CoreHarness>])[] = [
  ['locked', async () => {
    const harness = await aFilledCore();
    await harness.client.vault.lock({});
    return harness;
  }],
  ['new', async () => {
    const harness = aCore();
    await harness.core.start();
    return harness;
  }],
  ['in trouble', async () => {
    const first = await aFilledCore();
    await first.core.close();
    for (const name of ['keys.json', 'keys.previous.json']) rmSync(join(first.folder, 'profile', name));
    const harness = aCore({ folder: first.folder, secrets: first.secrets });
    await harness.core.start();
    return harness;
  }],
]; // prettier-ignore

test.each(closedStates)('a core that is %s answers every call, gives nothing away and stays as it is', async (_, make) => {
  const harness = await make();
  const before = JSON.stringify(await harness.status());
  const page = await real[1]?.connect(harness.core.router as unknown as CoreRouter, createTestLog(), 'dashboard');
  if (!page) throw new Error('no transport');
  // These three are there to leave the state.
  const leaving = ['vault.create', 'vault.openSample', 'vault.removeSample'];

  for (const { name, input, codes } of operations.filter((operation) => !leaving.includes(operation.name))) {
    const values = fc.sample(nearlyValid(input, ['019ab000-0000-7000-8000-0000000000aa']), { numRuns: 12, seed: 3 });
    for (const value of [{}, ...values]) {
      const { code, told } = await ask(page.client, name, value);
      const shown = `${name} ${JSON.stringify(value)?.slice(0, 300)} ${told}`;
      expect([null, ...codes.filter((declared) => declared !== 'UNEXPECTED')], shown).toContain(code);
      expect(told).not.toMatch(insides);
      if (codes.includes('DATABASE_DAMAGED') && !name.startsWith('vault.'))
        expect(['VAULT_LOCKED', 'INVALID_INPUT'], shown).toContain(code);
    }
  }

  expect(harness.log.entries.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(JSON.stringify(await harness.status())).toBe(before);
  await page.leave();
});

const call = (url: string, body: unknown, meta: unknown = []): string =>
  JSON.stringify({ i: '1', p: { u: url, b: JSON.stringify({ json: body, meta }) } });

const frames: readonly (readonly [string, string | Buffer])[] = [
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['no JSON', '{"i":'],
  ['bytes', Buffer.from([0, 1, 2, 3])],
  ['brackets half a megabyte deep', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ['a list in the place of the request', '{"i":"1","p":[1,2,3]}'],
  ['a path into the prototype', call('/__proto__/constructor', {})],
  ['a path to what every object has', call('/clients/toString', {})],
  ['a path that goes up', call('/../../app/info', {})],
  ['another site', call('http://evil.example/app/info', {})],
  ['a type for the prototype', call('/clients/create', { a: 1 }, [[1, '__proto__', 'polluted']])],
  ['a type for a way that is not there', call('/clients/create', { a: 1 }, [[1, 'x', 'y', 'z']])],
  ['a type that does not exist', call('/clients/create', { a: 1 }, [[99, 'a']])],
  ['a date that is none', call('/clients/create', { name: 'x', code: null }, [[1, 'name']])],
  ['an abort of what never began', '{"i":"77","t":4}'],
  ['an event for a stream that never began', '{"i":"78","t":3,"p":{"e":"message","d":{"json":1}}}'],
  ['an unknown kind', '{"i":"79","t":99,"p":{}}'],
];

test.each(frames)('the core outlives a frame with %s', async (_, frame) => {
  const harness = await aFilledCore();
  const before = await stateOf(harness);
  const server = await openTestLoopback(harness.core.router as unknown as CoreRouter, createTestLog());
  onTestFinished(() => server.close());
  const socket = await openTestSocket(server, server.sessions.open('dashboard' satisfies WindowRole).token);
  const answers: string[] = [];
  socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')));

  socket.send(frame);
  socket.send(JSON.stringify({ i: 'after', p: { u: '/app/info', b: JSON.stringify({ json: {} }) } }));
  await Promise.race([
    once(socket, 'close'),
    new Promise((resolve) => socket.on('message', (data: Buffer) => data.includes('after') && resolve(null))),
  ]);

  expect(answers.join()).not.toMatch(insides);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  expect(await stateOf(harness)).toBe(before);
  socket.terminate();
});
