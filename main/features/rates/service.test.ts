import { expect, test } from 'vitest';
import { aCore } from '../../../tests/support/a-core.ts';
import { aPackSigner } from '../../../tests/support/a-rates-pack.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { createFakeSecretStore } from '../../../tests/support/fake-secret-store.ts';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { hours, instant, localDate, localTime, minutes, plus } from '../../../shared/domain/time.ts';
import { bankHolidayDays } from '../../../shared/rates/bank-holiday-days.ts';
import { aFormATemplate } from '../../../tests/support/form-templates.ts';
import { sha256Of } from '../../file-pieces.ts';
import { makeProfileQuickly } from '../../../tests/support/make-profile-quickly.ts';

const signer = aPackSigner();

async function aRatesDesk(options: Parameters<typeof aCore>[0] = {}) {
  const harness = aCore({ clock: createFakeClock('2026-11-24T12:00:00Z'), ratesKeys: [signer.publicKey], ...options });
  await harness.core.start();
  if ((await harness.status()).state !== 'open') await makeProfileQuickly(harness.client, 'locum');
  const install = (file: string) => harness.client.rates.install({ uploadId: harness.core.uploads.put(new Uint8Array(Buffer.from(file))) });
  const limit = async (): Promise<string | undefined> => {
    const { groups } = await harness.client.rates.inUse({});
    return groups.flatMap(({ figures }) => figures).find(({ name }) => name === 'Forms must arrive')?.value;
  };
  return { ...harness, rates: harness.client.rates, install, limit };
}

test('the figures of the product are listed with their sources, and what is not certain says why', async () => {
  const { rates } = await aRatesDesk();

  const { version, installedAt, unused, groups } = await rates.inUse({});

  expect({ version, installedAt, unused }).toEqual({ version: 1, installedAt: null, unused: null });
  expect(groups.map(({ title }) => title)).toEqual([
    'What members contribute',
    'What employers contribute',
    'Rules of each scheme',
    'Forms and limits',
    'Official forms that are recognised',
    'Bank holidays',
  ]);
  const figures = groups.flatMap((group) => group.figures);
  expect(figures.find(({ name }) => name === 'Northern Ireland: Form B due')).toMatchObject({
    value: 'Day 6 of the next month',
    doubt: 'Due day: the website of the pension service says the 6th, the regulations say the 7th.',
  });
  expect(figures.filter(({ name, sources }) => sources.length === 0 && !name.startsWith('Form ')).map(({ name }) => name)).toEqual([]);
});

test('the bank holidays of a pack close the days in availability at once, and are those of the product again without it', async () => {
  const { client, rates, install } = await aRatesDesk();
  await client.preferences.update({ availability: { ...(await client.preferences.get({})).availability, closedOnHolidays: true, noticeMs: 0 } }); // prettier-ignore
  const usual = [{ from: localTime('09:00'), to: localTime('17:00') }];
  await client.availability.saveWeek({ startsOn: localDate('2026-11-02'), days: [usual, usual, usual, usual, usual, [], []] });
  const from = instant(Date.parse('2026-11-26T00:00Z'));
  const free = () => client.availability.free({ from, to: plus(from, hours(24)), organisationId: null, shortestMs: minutes(30) });
  const holiday = { on: localDate('2026-11-26'), name: 'Extra day', isSubstitute: false, nations: ['england', 'wales', 'scotland', 'northernIreland'] as const }; // prettier-ignore
  const before = await rates.bankHolidays({});

  await install(signer.pack({ bankHolidays: { first: 2026, last: 2026, days: [{ ...holiday, nations: [...holiday.nations] }] } }));
  expect([await rates.bankHolidays({}), await free()]).toEqual([[holiday], []]);
  await rates.useBuiltIn({});

  expect(before.length).toBe(bankHolidayDays.length);
  expect([await rates.bankHolidays({}), await free()]).toEqual([before, [expect.anything()]]);
});

test('a pack is in use at once, outlives the app, and goes back and forth with Undo', async () => {
  const folder = tempFolder();
  const secrets = createFakeSecretStore();
  const first = await aRatesDesk({ folder, secrets });
  expect(await first.install(signer.pack())).toMatchObject({ outcome: 'installed', version: 2 });
  expect(await first.limit()).toContain('Within 71 days');
  await first.core.close();

  const { rates, limit } = await aRatesDesk({ folder, secrets });
  expect(await limit()).toContain('Within 71 days');
  expect(await rates.inUse({})).toMatchObject({ version: 2, installedAt: Date.parse('2026-11-24T12:00:00Z') });
  const { undoId } = await rates.useBuiltIn({});
  expect(await limit()).toContain('Within 70 days');
  await rates.undo({ undoId });
  expect(await limit()).toContain('Within 71 days');
});

test.each([
  ['changed after it was signed', () => signer.pack().replace('"version":2', '"version":3'), 'notSigned'],
  ['of another key', () => aPackSigner().pack(), 'notSigned'],
  ['no JSON', () => 'hello', 'notJson'],
  ['of an unknown format', () => signer.pack({ format: 9 as 1 }), 'notAPack'],
  ['past its last day', () => signer.pack({ expiresOn: '2026-11-23' }), 'expired'],
  ['not newer', () => signer.pack({ version: 1 }), 'older'],
])('a pack that is %s is refused with the reason, and the figures stay', async (_, file, refusal) => {
  const { install, limit } = await aRatesDesk();

  expect(await install(file())).toEqual({ outcome: 'refused', refusal, words: expect.stringMatching(/\.$/u) });
  expect(await limit()).toContain('Within 70 days');
});

test('a pack older than the one in use is refused', async () => {
  const { install, rates } = await aRatesDesk();
  await install(signer.pack({ version: 5 }));

  expect(await install(signer.pack({ version: 4 }))).toMatchObject({ outcome: 'refused', refusal: 'older' });
  expect(await rates.inUse({})).toMatchObject({ version: 5 });
});

test('a pack that expires while it is in use gives way to the figures of the product, and says so', async () => {
  const { install, rates, limit, clock } = await aRatesDesk();
  await install(signer.pack({ expiresOn: '2026-12-01' }));
  expect(await limit()).toContain('Within 71 days');

  clock.set(instant(Date.parse('2026-12-02T12:00:00Z')));

  expect(await limit()).toContain('Within 70 days');
  expect(await rates.inUse({})).toMatchObject({ version: 1, unused: { refusal: 'expired' } });
});

test('an official form that a pack knows by its hash is recognised, and refused as another', async () => {
  const { core, client, install } = await aRatesDesk();
  const bytes = await aFormATemplate({ year: '2025/26' });
  await install(
    signer.pack({
      templates: [{ form: 'A', area: 'englandAndWales', schemeYear: 2026, version: 'V9', sha256: sha256Of(Buffer.from(bytes)) }],
    }),
  );
  const add = (formKind: 'formA' | 'formB', year: number) =>
    client.pensionDocuments.addTemplate({
      uploadId: core.uploads.put(new Uint8Array(bytes)),
      formKind,
      schemeYear: schemeYear(year),
      fileName: 'form.pdf',
    });

  expect(await add('formA', 2025)).toMatchObject({ outcome: 'refused', refusal: 'otherYear' });
  expect(await add('formB', 2026)).toMatchObject({ outcome: 'refused', refusal: 'otherForm' });
  expect(await add('formA', 2026)).toMatchObject({ outcome: 'added', template: { isKnown: true, version: 'V9' } });
});
