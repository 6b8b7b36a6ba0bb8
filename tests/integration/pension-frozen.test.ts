import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import { requireKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { unlockWithKeychain } from '../../main/vault/unlock.ts';
import { createApartPrinter } from '../../main/workers/print-apart.ts';
import { basisPoints } from '../../shared/domain/money.ts';
import type { FormKind } from '../../shared/domain/pension/template-model.ts';
import { suggestPlaces } from '../../shared/domain/pension/template-suggestions.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { aPensionProfile } from '../support/a-pension-profile.ts';
import { aCore } from '../support/a-core.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { aFormATemplate, aFormBTemplate } from '../support/form-templates.ts';
import { fileOf } from '../support/invoice-desk.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { Client } from '../support/transports.ts';

const apart = createApartPrinter({ workerUrl: new URL('../../main/workers/pdf-worker.ts', import.meta.url) });
const printer = { ...apart, close: () => Promise.resolve() };
afterAll(() => apart.close());

const aDesk = (): Promise<PensionDesk> => aPensionDesk({ printer, organisation: { employingAuthorityCode: 'Y0123' } });

/** Makes Form B of what waits. */
async function makeMonth({ client }: PensionDesk): Promise<string> {
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, tableId, rows } = open;
  const { id } = await client.pension.makeMonth({
    identityId,
    month,
    area,
    schemeYear: open.schemeYear,
    tableId,
    formIds: rows.map((row) => row.formId),
  });
  return id;
}

async function importForm({ core, client }: PensionDesk, formKind: FormKind, bytes: Uint8Array): Promise<void> {
  const uploadId = core.uploads.put(new Uint8Array(bytes));
  const added = await client.pensionDocuments.addTemplate({ uploadId, formKind, schemeYear: schemeYear(2026), fileName: 'form.pdf' });
  if (added.outcome !== 'added') throw new Error(added.words);
  const { id, reading } = added.template;
  await client.pensionDocuments.savePlaces({ id, places: suggestPlaces(formKind, reading.fields, [1_250].map(basisPoints)) });
}

const text = fc.string({ unit: fc.constantFrom(...'abzÄé 9'), minLength: 1, maxLength: 12 }).map((words) => `x${words}`);
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** What can be entered of who works and of who pays, beside what is on the form. */
const change = fc.record({
  name: text,
  address: fc.array(text, { maxLength: 4 }).map((lines) => lines.join('\n')),
  email: fc.constantFrom('new@example.org', ''),
  payer: text,
  payerAddress: text,
  code: fc.constantFrom('', 'Z9', 'A12345'),
  zone: fc.constantFrom('Pacific/Apia', 'America/St_Johns', 'Europe/London'),
  nation: fc.constantFrom('england', 'wales', 'scotland'),
  hostBody: text,
  hostCode: fc.constantFrom('', 'W9'),
  hostReference: text,
  numbers: fc.record({
    niNumber: fc.constantFrom('AB123456D', 'CE654321A'),
    gmcNumber: digits(7),
    sdNumber: digits(8),
    dateOfBirth: fc.constantFrom('1970-01-31', null),
  }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

async function enter({ client, identityId, organisationId }: PensionDesk, wish: Change): Promise<void> {
  const { name, address, email, payer, payerAddress, code, zone, ...profile } = wish;
  await client.identities.update({ id: identityId, change: anIdentity({ name, address, email }) });
  await client.pensionProfiles.save({ identityId, profile: aPensionProfile(profile) });
  const organisation = anOrganisation({ name: payer, address: payerAddress, employingAuthorityCode: code });
  await client.organisations.update({ id: organisationId, change: organisation });
  await client.preferences.update({ zone });
}

test('whatever is entered later of who works, who pays and where, a form that went out and its month are the same bytes', async () => {
  const desk = await aDesk();
  const { client } = desk;
  await desk.decide();
  await importForm(desk, 'formA', await aFormATemplate());
  await importForm(desk, 'formB', await aFormBTemplate());
  const { id: formId } = await desk.paid('2026-11-02', '2026-11-20');
  const monthId = await makeMonth(desk);
  const [sent] = await desk.made('2026-11-05');
  await client.pension.note({ id: sent?.id ?? '', what: 'sent', on: '2026-11-21', by: '' });
  const papers = (): Promise<readonly Buffer[]> =>
    Promise.all([
      fileOf(client.pensionDocuments.formSheet({ id: formId })),
      fileOf(client.pensionDocuments.formSheet({ id: sent?.id ?? '' })),
      fileOf(client.pensionDocuments.monthPack({ id: monthId })),
      fileOf(client.pensionDocuments.filledForm({ id: formId })),
      fileOf(client.pensionDocuments.filledMonth({ id: monthId })),
    ]);
  const first = await papers();

  await fc.assert(
    fc.asyncProperty(change, async (wish) => {
      await enter(desk, wish);
      expect(await papers()).toEqual(first);
    }),
    { numRuns: 2 },
  );
  expect(await client.pensionDocuments.outputs({ id: monthId })).toHaveLength(2);
});

/** The text of the data sheet of a form, without its breaks. */
async function sheetOf(client: Client, formId: string): Promise<string> {
  return readPdf(await fileOf(client.pensionDocuments.formSheet({ id: formId }))).text.replaceAll(/\s+/gu, ' ');
}

async function rename({ client, identityId }: PensionDesk, name: string): Promise<void> {
  await client.identities.update({ id: identityId, change: anIdentity({ name }) });
}

test('a draft says who its owner is now; sent, who it was then; and as a draft again, who it is now', async () => {
  const desk = await aDesk();
  const { client } = desk;
  const [form] = await desk.made('2026-11-02');
  const formId = form?.id ?? '';

  await rename(desk, 'Ada Birch');
  expect(await sheetOf(client, formId)).toContain('Ada Birch');
  const { undoId } = await client.pension.note({ id: formId, what: 'sent', on: '2026-11-20', by: '' });
  await rename(desk, 'Ada Cole');
  expect(await sheetOf(client, formId)).toContain('Ada Birch');

  await client.pension.undo({ undoId });
  expect(await sheetOf(client, formId)).toContain('Ada Cole');
});

test('a Form B that is taken apart lets its drafts follow the profile, and what was signed stays', async () => {
  const desk = await aDesk();
  const { client } = desk;
  await desk.decide();
  const { id: signedId } = await desk.paid('2026-11-02', '2026-11-20');
  const [draft] = await desk.made('2026-11-04');
  const draftId = draft?.id ?? '';
  await client.pension.note({ id: draftId, what: 'paid', on: '2026-11-21', by: '' });
  const monthId = await makeMonth(desk);
  await rename(desk, 'Ada Cole');
  expect(await sheetOf(client, draftId)).toContain('Ada Moss');

  await client.pension.unmakeMonth({ id: monthId });

  expect(await sheetOf(client, draftId)).toContain('Ada Cole');
  expect(await sheetOf(client, signedId)).toContain('Ada Moss');
});

test('forms and months of a profile from before keep who stands on them from its first opening', async () => {
  const desk = await aDesk();
  await desk.decide();
  const { id: formId } = await desk.paid('2026-11-02', '2026-11-20');
  const monthId = await makeMonth(desk);
  await desk.core.close();
  const paths = pathsIn(desk.folder);
  const dataKey = await unlockWithKeychain(requireKeyFile(paths), desk.secrets);
  const older = openConnection({ file: paths.database, key: deriveKey(dataKey, databasePurpose) });
  older.exec('DROP TRIGGER pension_form_members_stay; DROP TRIGGER pension_month_members_stay');
  older.exec('DELETE FROM pension_form_members; DELETE FROM pension_month_members');
  older.close();

  const again = aCore({ folder: desk.folder, secrets: desk.secrets, clock: desk.clock, printer });
  await again.core.start();
  const present = { ...desk, ...again };
  await rename(present, 'Ada Cole');

  expect(await sheetOf(again.client, formId)).toContain('Ada Moss');
  const pack = readPdf(await fileOf(again.client.pensionDocuments.monthPack({ id: monthId }))).text;
  expect(pack).toContain('Ada Moss');
  expect(pack).not.toContain('Ada Cole');
});
