import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { identityInputSchema, type IdentityInput, type IdentityValues } from '../../../shared/contract/identities.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { terms } from '../../db/schema.ts';
import { createIdentityService } from './service.ts';

const secrets = {
  accountName: 'A Moss Locum',
  sortCode: '089999',
  accountNumber: '66374958',
  iban: 'GB29NWBK60161331926819',
  bic: 'NWBKGB2L',
  utr: '1955839661',
  niNumber: 'AB123456C',
};

function anInput(change: Partial<IdentityInput> = {}): IdentityValues {
  return identityInputSchema.parse({
    name: 'Ada Moss',
    tradingName: '',
    kind: 'soleTrader',
    companyNumber: '',
    registeredOffice: '',
    placeOfRegistration: '',
    address: '1 High Street\nLeeds\nLS1 1AA',
    email: '',
    phone: '',
    vatNumber: null,
    registrationBody: 'GMC',
    registrationNumber: '7654321',
    terms: { paymentDays: 30, cancellation: [{ noticeHours: 24, share: 10_000 }], note: '' },
    secrets: null,
    ...change,
  });
}

function aPractice() {
  const { store, folder, close } = openTestStore();
  const used = new Set<string>();
  const uploads = new Map<string, Uint8Array>();
  const announced: string[] = [];
  const keys = new Map<string, Buffer>();
  const service = createIdentityService({
    store,
    clock: createFakeClock('2026-11-24T12:00:00Z'),
    announce: (topics) => announced.push(...topics),
    newId: () => crypto.randomUUID(),
    keyFor: (purpose) => keys.get(purpose) ?? keys.set(purpose, randomBytes(32)).get(purpose) ?? Buffer.of(),
    takeUpload: (uploadId) => uploads.get(uploadId) ?? Buffer.of(),
    usedIds: () => used,
  });
  const versions = (): number => store.read.select().from(terms).all().length;
  return { service, store, folder, close, used, uploads, announced, versions };
}

test('secrets leave by reveal alone: lists and answers only say that they are there', () => {
  const { service } = aPractice();
  const made = service.create(anInput({ secrets }));
  const told = JSON.stringify([made, service.list({ archived: true }), service.update(made.id, anInput({ phone: '1' }))]);

  expect(made.held).toEqual({ bank: true, utr: true, niNumber: true });
  for (const secret of Object.values(secrets)) expect(told).not.toContain(secret);
  expect(service.reveal(made.id)).toEqual(secrets);
});

test('a change without secrets leaves them, one with empty ones takes them out', () => {
  const { service } = aPractice();
  const { id } = service.create(anInput({ secrets }));
  const empty = { accountName: '', sortCode: '', accountNumber: '', iban: '', bic: '', utr: '', niNumber: '' };

  service.update(id, anInput({ name: 'A. Moss' }));
  expect(service.reveal(id)).toEqual(secrets);

  expect(service.update(id, anInput({ secrets: empty })).held).toEqual({ bank: false, utr: false, niNumber: false });
  expect(service.reveal(id)).toEqual(empty);
});

test('no secret stands in a column, nor in a file of the folder', () => {
  const { service, store, folder, close } = aPractice();
  service.create(anInput({ secrets }));
  const rows = store.read.all<object>('select * from identities');
  const values = rows
    .flatMap((row) => Object.values(row))
    .map((value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)));
  close();
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  for (const secret of Object.values(secrets)) {
    expect(values.join('\n')).not.toContain(secret);
    expect(bytes.includes(secret)).toBe(false);
  }
});

test('terms that change are a new version, and the version nobody names is dropped', () => {
  const { service, versions } = aPractice();
  const { id } = service.create(anInput());
  service.update(id, anInput({ name: 'Other' }));
  expect(versions()).toBe(1);

  const changed = { paymentDays: 14, cancellation: [{ noticeHours: 24, share: 10_000 }, { noticeHours: 168, share: 5_000 }], note: 'By hand' }; // prettier-ignore
  expect(service.update(id, anInput({ terms: changed })).terms).toEqual(changed);
  expect(versions()).toBe(1);

  service.remove(id);
  expect(versions()).toBe(0);
});

test('a sole trader keeps no facts of a company', () => {
  const { service } = aPractice();
  const company = { kind: 'company', companyNumber: '01234567', registeredOffice: 'Leeds', placeOfRegistration: 'Scotland' } as const;
  const { id } = service.create(anInput(company));

  expect(service.update(id, anInput({ ...company, kind: 'soleTrader' }))).toMatchObject({
    companyNumber: '',
    registeredOffice: '',
    placeOfRegistration: '',
  });
});

test('what is used can be archived but not removed', () => {
  const { service, used } = aPractice();
  const { id } = service.create(anInput());
  used.add(id);

  expect(() => service.remove(id)).toThrow('IDENTITY_IN_USE');
  expect(service.archive(id, { archived: true }).archivedAt).not.toBeNull();
  expect(service.list({ archived: false })).toEqual([]);
  expect(service.archive(id, { archived: false }).archivedAt).toBeNull();
});

test('a logo is a picture of a fair size, comes back as it was, and its refusal changes nothing', () => {
  const { service, uploads, store } = aPractice();
  const { id } = service.create(anInput());
  const png = Buffer.alloc(400);
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  png.writeUInt32BE(300, 16);
  png.writeUInt32BE(100, 20);
  const wide = Buffer.from(png);
  wide.writeUInt32BE(4_001, 16);
  uploads
    .set('png', png)
    .set('text', Buffer.from('<svg/>'))
    .set('wide', wide)
    .set('heavy', Buffer.concat([png, Buffer.alloc(500 * 1024)]));

  expect(service.setLogo(id, 'png').hasLogo).toBe(true);
  expect(() => service.setLogo(id, 'text')).toThrow('LOGO_NOT_PICTURE');
  expect(() => service.setLogo(id, 'wide')).toThrow('LOGO_TOO_LARGE');
  expect(() => service.setLogo(id, 'heavy')).toThrow('LOGO_TOO_LARGE');

  expect(service.logo(id)).toEqual({ type: 'image/png', bytes: png });
  const [row] = store.read.all<{ sealed_bytes: Buffer }>('select sealed_bytes from identity_logos');
  expect(row?.sealed_bytes.includes(Buffer.from('IHDR'))).toBe(false);
  expect(service.removeLogo(id).hasLogo).toBe(false);
  expect(service.logo(id)).toBeNull();
});

test('digits are checked without being stored; what is missing is not judged', () => {
  const { service } = aPractice();

  expect(service.checkBank({ sortCode: '089999', accountNumber: '66374958', iban: 'GB29NWBK60161331926819' })).toEqual({
    account: 'pass',
    iban: 'otherAccount',
  });
  expect(service.checkBank({ sortCode: '601613', accountNumber: '31926819', iban: 'GB29NWBK60161331926819' })).toMatchObject({
    iban: 'pass',
  });
  expect(service.checkBank({ sortCode: '', accountNumber: '66374958', iban: 'GB29NWBK60161331926819' })).toMatchObject({ iban: 'pass' });
  expect(service.checkBank({ sortCode: '089999', accountNumber: '66374958', iban: 'DE89370400440532013000' })).toMatchObject({
    iban: 'pass',
  });
  expect(service.checkBank({ sortCode: '089999', accountNumber: '66374959', iban: 'GB29NWBK60161331926818' })).toEqual({
    account: 'fail',
    iban: 'fail',
  });
  expect(service.checkBank({ sortCode: '999999', accountNumber: '66374959', iban: '' })).toEqual({ account: 'notCovered', iban: null });
  expect(service.checkBank({ sortCode: '089999', accountNumber: '', iban: '' })).toEqual({ account: null, iban: null });
});

test('what is gone is NOT_FOUND and announces nothing', () => {
  const { service, announced } = aPractice();
  const id = crypto.randomUUID();

  for (const attempt of [
    () => service.update(id, anInput()),
    () => service.archive(id, { archived: true }),
    () => service.remove(id),
    () => service.reveal(id),
    () => service.setLogo(id, 'png'),
    () => service.logo(id),
    () => service.removeLogo(id),
  ])
    expect(attempt).toThrow('NOT_FOUND');
  expect(announced).toEqual([]);
});

test('an NI number from before its rules held is shown, and not taken again', () => {
  const { service, store, close } = aPractice();
  const { id } = service.create(anInput());

  store.write((db) => service.saveNiNumber(db, id, 'QQ123456C'));

  expect(service.reveal(id).niNumber).toBe('QQ123456C');
  expect(identityInputSchema.safeParse({ ...anInput(), secrets: service.reveal(id) }).error?.issues).toMatchObject([
    { path: ['secrets', 'niNumber'] },
  ]);
  close();
});
