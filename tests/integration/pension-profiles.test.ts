import { expect, test } from 'vitest';
import { pensionNumbersSchema } from '../../shared/contract/pension-profiles.ts';
import { aPensionProfile, aPost } from '../support/a-pension-profile.ts';
import { aCore } from '../support/a-core.ts';
import { anIdentity } from '../support/an-identity.ts';
import { leaksInFolder } from '../support/canaries.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { makeProfileQuickly } from '../support/make-profile-quickly.ts';

const failing = (code: string) => expect.objectContaining({ code });

async function aPractice() {
  const harness = aCore({ clock: createFakeClock('2026-11-24T12:00:00Z') });
  await harness.core.start();
  await makeProfileQuickly(harness.client, 'locum');
  const { id: identityId } = await harness.client.identities.create(anIdentity());
  return { ...harness, identityId, profiles: harness.client.pensionProfiles };
}

test('numbers leave by reveal alone, are kept when a change leaves them out, and stand nowhere in the clear', async () => {
  const { profiles, client, core, folder, log, identityId } = await aPractice();
  const numbers = { niNumber: 'JK654321B', gmcNumber: '7654321', sdNumber: '98765432', dateOfBirth: '1979-03-31' };

  const made = await profiles.save({ identityId, profile: aPensionProfile({ numbers }) });
  const listed = await profiles.list({});
  await profiles.save({ identityId, profile: aPensionProfile({ numbers: null, hostBody: 'PCSE' }) });

  const all = { niNumber: true, gmcNumber: true, sdNumber: true, dateOfBirth: true };
  expect(listed).toEqual([made]);
  expect(made).toMatchObject({ identityId, nation: 'england', held: all, posts: [] });
  for (const digits of Object.values(numbers)) expect(JSON.stringify([made, listed, log.entries])).not.toContain(digits);
  expect(await profiles.list({})).toMatchObject([{ hostBody: 'PCSE', held: all }]);
  expect(await profiles.reveal({ identityId })).toEqual(numbers);
  expect((await client.identities.reveal({ id: identityId })).niNumber).toBe('JK654321B');
  await core.close();
  expect(leaksInFolder(folder, { ni: 'JK654321B', born: '1979-03-31' })).toEqual([]);
});

test('the NI number is one: what the identity’s form says the profile says too', async () => {
  const { profiles, client, identityId } = await aPractice();
  await profiles.save({ identityId, profile: aPensionProfile() });
  const secrets = await client.identities.reveal({ id: identityId });

  await client.identities.update({ id: identityId, change: anIdentity({ secrets: { ...secrets, niNumber: '' } }) });

  expect(await profiles.list({})).toMatchObject([{ held: { niNumber: false, sdNumber: true } }]);
  expect(secrets).toMatchObject({ niNumber: 'AB123456C', sortCode: '089999' });
});

test('a company has no profile, an unknown identity neither, and nobody was born tomorrow', async () => {
  const { profiles, client, identityId } = await aPractice();
  const company = anIdentity({
    kind: 'company', companyNumber: '01234567', registeredOffice: '1 High Street', placeOfRegistration: 'England and Wales',
  }); // prettier-ignore
  const { id: companyId } = await client.identities.create(company);
  const profile = aPensionProfile();

  await expect(profiles.save({ identityId: companyId, profile })).rejects.toEqual(failing('PENSION_COMPANY'));
  await expect(profiles.save({ identityId: crypto.randomUUID(), profile })).rejects.toEqual(failing('NOT_FOUND'));
  const born = (dateOfBirth: string) => aPensionProfile({ numbers: { niNumber: '', gmcNumber: '', sdNumber: '', dateOfBirth } });
  await expect(profiles.save({ identityId, profile: born('2026-11-25') })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  await expect(profiles.reveal({ identityId })).rejects.toEqual(failing('PENSION_PROFILE_MISSING'));
  await expect(profiles.addPost({ identityId, post: aPost() })).rejects.toEqual(failing('PENSION_PROFILE_MISSING'));
  expect(await profiles.list({})).toEqual([]);
  await profiles.save({ identityId, profile: born('2026-11-24') });
  expect(await profiles.list({})).toHaveLength(1);
});

test('an identity that is removed takes its profile and posts along', async () => {
  const { profiles, client, identityId } = await aPractice();
  await profiles.save({ identityId, profile: aPensionProfile() });
  await profiles.addPost({ identityId, post: aPost() });

  await client.identities.remove({ id: identityId });

  expect(await profiles.list({})).toEqual([]);
});

test('a reference of a health board is kept in Wales alone', async () => {
  const { profiles, identityId } = await aPractice();

  const english = await profiles.save({ identityId, profile: aPensionProfile({ hostReference: 'LHB-1' }) });
  const welsh = await profiles.save({ identityId, profile: aPensionProfile({ nation: 'wales', hostReference: 'LHB-1' }) });

  expect([english.hostReference, welsh.hostReference]).toEqual(['', 'LHB-1']);
});

test('posts are added, changed and removed, each with a way back', async () => {
  const { profiles, identityId } = await aPractice();
  await profiles.save({ identityId, profile: aPensionProfile() });
  const { profile: added } = await profiles.addPost({ identityId, post: aPost() });
  const id = added.posts[0]?.id ?? '';

  const { profile: changed } = await profiles.updatePost({ id, post: aPost({ employer: 'Moors Hospital', kind: 'officer', years: [] }) });
  const { profile: emptied, undoId } = await profiles.removePost({ id });
  await profiles.undo({ undoId });

  expect(added.posts).toEqual([{ id, ...aPost() }]);
  expect(changed.posts).toEqual([{ id, ...aPost({ employer: 'Moors Hospital', kind: 'officer', years: [] }) }]);
  expect(emptied.posts).toEqual([]);
  expect(await profiles.list({})).toMatchObject([{ posts: changed.posts }]);
  await expect(profiles.undo({ undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  await expect(profiles.removePost({ id: crypto.randomUUID() })).rejects.toEqual(failing('NOT_FOUND'));
});

test('the summary of a year has the posts that stood in it, and leaves officer pay out of what decides the tier', async () => {
  const { profiles, client, identityId } = await aPractice();
  await profiles.save({ identityId, profile: aPensionProfile() });
  const year = (schemeYear: number, pensionable: number) => ({
    schemeYear,
    fee: 0,
    expenses: 0,
    pensionable,
    employee: 0,
    employerPaid: 0,
  });
  await profiles.addPost({ identityId, post: aPost({ kind: 'officer', employer: 'Hospital', years: [year(2026, 900_000)] }) });
  await profiles.addPost({ identityId, post: aPost({ kind: 'type2', employer: 'Salaried', startsOn: '2020-01-01', endsOn: '2026-04-01', years: [year(2025, 700), year(2026, 30)] }) }); // prettier-ignore
  await profiles.addPost({ identityId, post: aPost({ kind: 'solo', employer: 'Nights', startsOn: '2026-03-31', endsOn: '2026-03-31', years: [] }) }); // prettier-ignore

  const before = await client.pension.yearSummary({ identityId, schemeYear: 2025 });
  const after = await client.pension.yearSummary({ identityId, schemeYear: 2026 });

  expect(before.posts.map(({ employer, pensionable }) => [employer, pensionable])).toEqual([['Salaried', 700], ['Nights', 0]]); // prettier-ignore
  expect(before.posts[1]).toMatchObject({ hasFigures: false, employee: null, employerPaid: null });
  expect(before.practitionerPay).toBe(700);
  expect(after.posts.map(({ employer, pensionable }) => [employer, pensionable])).toEqual([['Salaried', 30], ['Hospital', 900_000]]); // prettier-ignore
  expect(after).toMatchObject({
    practitionerPay: 30,
    officerPay: 900_000,
    days: 1,
    locum: null,
    needsType1: false,
    needsType2: true,
    dueOn: '2028-02-28',
  });
});

test.each([
  ['niNumber', 'AB123456C', true],
  ['niNumber', 'QQ123456C', false],
  ['niNumber', 'DA123456A', false],
  ['niNumber', 'AO123456A', false],
  ['niNumber', 'GB123456A', false],
  ['niNumber', 'ZZ123456A', false],
  ['niNumber', 'AB123456E', false],
  ['niNumber', 'AB12345C', false],
  ['niNumber', 'TN010190M', false],
  ['niNumber', 'BG123456A', false],
  ['niNumber', 'AB123456', false],
  ['niNumber', 'ab123456c', false],
  ['gmcNumber', '0123456', true],
  ['gmcNumber', '123456', false],
  ['sdNumber', '12345678', true],
  ['gmcNumber', '12345678', false],
  ['sdNumber', 'SD12345678', false],
  ['sdNumber', '1234567', false],
  ['dateOfBirth', '1980-02-29', true],
  ['dateOfBirth', '1981-02-29', false],
  ['dateOfBirth', '0198-02-28', false],
] as const)('%s %s is taken: %s', (field, text, isTaken) => {
  expect(pensionNumbersSchema.shape[field].safeParse(text).success).toBe(isTaken);
});
