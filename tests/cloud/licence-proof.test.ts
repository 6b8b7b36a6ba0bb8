import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccessKey } from '../../cloud/features/licence/access-key.ts';
import { createChallenge } from '../../cloud/features/licence/proof.ts';
import { createSeal } from '../../cloud/web/seal.ts';
import { accounts, devices, licences } from '../../cloud/db/schema.ts';
import { licensingValues, type LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import { cloudContract } from '../../shared/contract/cloud/index.ts';
import { hours, instant, minutes, type Instant } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice, type Device } from '../support/a-device.ts';

const patience = 60_000;

interface Computer {
  readonly accountId: string;
  readonly device: Device;
  readonly call: LicensingCall;
}

describe.each(databaseKinds)('what proves a refresh on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let count = 0;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** Connected to an account of its own, or to the given one. */
  async function computer(owner?: string): Promise<Computer> {
    const { service } = cloud.database;
    const accountId = owner ?? (await newAccount());
    const device = aDevice(cloud.url);
    const at = new Date(cloud.now());
    const seen = { label: 'Linux', appVersion: '1.0.0', plan: 'free', addedAt: at, lastSeenAt: at } as const;
    await service.insert(devices).values({ accountId, key: device.deviceKey, ...seen });
    return { accountId, device, call: { accountId, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free' } };
  }

  async function newAccount(): Promise<string> {
    count += 1;
    const name = { name: 'Ada', email: `ada.${count}@proof.example`, emailVerified: true };
    const [made] = await cloud.database.service.insert(accounts).values(name).returning({ id: accounts.id });
    const accountId = made?.id ?? '';
    await cloud.database.service.insert(licences).values({ accountId });
    return accountId;
  }

  async function keyOf({ device, accountId }: Computer): Promise<string> {
    const signed = await device.refresh(accountId);
    if (signed.outcome !== 'licence' || signed.accessKey === null) throw new Error('no access key came');
    return signed.accessKey;
  }

  const challengeOf = async ({ device }: Computer): Promise<string> => (await device.client.licence.challenge()).challenge;
  const refresh = ({ device, call }: Computer, proof: string) => device.client.licence.refresh(call, { context: { proof } });
  const refused = { outcome: 'refused' };

  async function keyed(computer: Computer, accessKey: string): Promise<string> {
    return computer.device.keyedProof(accessKey, await challengeOf(computer), 'licence.refresh', licensingValues(computer.call));
  }

  test('after one signature the key that came with the licence proves the next refreshes for thirty days, and brings no other', async () => {
    const ada = await computer();
    const accessKey = await keyOf(ada);
    for (const days of [0, 1, 28]) {
      cloud.wait(hours(24 * days));
      const answer = await refresh(ada, await keyed(ada, accessKey));
      expect(answer).toMatchObject({ outcome: 'licence', accessKey: null });
      expect(cloudContract.licence.refresh['~orpc'].outputSchema?.safeParse(answer).success, 'it is what the contract says').toBe(true);
    }
    cloud.wait(hours(24 + 1));
    expect(await refresh(ada, await keyed(ada, accessKey)), 'a day more').toEqual(refused);
    expect(await keyOf(ada), 'a signature brings the next').not.toBe(accessKey);
    expect(cloud.logged()).not.toContain(accessKey.split('.')[1]);
  });

  test('a key proves nothing for another account, another computer, another operation or other facts', async () => {
    const [ada, bea] = [await computer(), await computer()];
    const second = await computer(ada.accountId);
    const accessKey = await keyOf(ada);
    const challenge = await challengeOf(ada);
    const values = licensingValues(ada.call);
    const proof = (...[operation, said]: [string, readonly string[]]) => ada.device.keyedProof(accessKey, challenge, operation, said);

    expect(await refresh(bea, await keyed(bea, accessKey)), 'another account').toEqual(refused);
    expect(await refresh(second, await keyed(second, accessKey)), 'another computer of the same account').toEqual(refused);
    const inBea = { ...ada, call: { ...ada.call, accountId: bea.accountId } };
    expect(await refresh(inBea, await keyed(inBea, accessKey)), 'the same computer in another account').toEqual(refused);
    expect(await refresh(ada, proof('licence.release', values)), 'made for another operation').toEqual(refused);
    expect(await refresh(ada, proof('licence.refresh', values.with(3, 'pro'))), 'made for another plan').toEqual(refused);
    expect(await refresh(ada, proof('licence.refresh', values.with(2, '9.9.9'))), 'made for another version').toEqual(refused);
    expect(await refresh(ada, proof('licence.refresh', values))).toMatchObject({ outcome: 'licence' });
  });

  test('a key gives no place away: for that the computer signs', async () => {
    const ada = await computer();
    const proof = ada.device.keyedProof(await keyOf(ada), await challengeOf(ada), 'licence.release', licensingValues(ada.call));
    expect(await ada.device.client.licence.release(ada.call, { context: { proof } })).toEqual(refused);
    expect(await ada.device.refresh(ada.accountId)).toMatchObject({ outcome: 'licence' });
    expect(await ada.device.release(ada.accountId)).toEqual({ outcome: 'released' });
  });

  test('a proof that was seen on its way is worth nothing ten minutes later, nor for another challenge', async () => {
    const ada = await computer();
    const accessKey = await keyOf(ada);
    const proof = await keyed(ada, accessKey);
    const [, challenge = ''] = proof.split(' ');
    cloud.wait(minutes(9));
    expect(await refresh(ada, proof.replace(challenge, await challengeOf(ada))), 'under another challenge').toEqual(refused);
    expect(await refresh(ada, proof)).toMatchObject({ outcome: 'licence' });
    cloud.wait(minutes(2));
    expect(await refresh(ada, proof)).toEqual(refused);
    const own = ada.device.keyedProof(accessKey, '9999999999999.x', 'licence.refresh', licensingValues(ada.call));
    expect(await refresh(ada, own), 'a challenge of somebody’s own').toEqual(refused);
  });

  test('each letter of a key and of a proof counts, and so does the end that is written on it', async () => {
    const ada = await computer();
    const accessKey = await keyOf(ada);
    const [until = '', key = ''] = accessKey.split('.');
    expect(await refresh(ada, await keyed(ada, `${Number(until) + 1}.${key}`)), 'a longer end').toEqual(refused);
    expect(await refresh(ada, await keyed(ada, `${Number(until) - 1}.${key}`)), 'a shorter end').toEqual(refused);
    expect(await refresh(ada, await keyed(ada, `${until}.${turned(key, 20)}`)), 'another key').toEqual(refused);
    const proof = await keyed(ada, accessKey);
    for (const place of [1, 2, 22, 41]) expect(await refresh(ada, turned(proof, proof.length - 43 + place))).toEqual(refused);
    const { challenge, mac } = /^Access (?<challenge>\S+) \S+ (?<mac>\S+)$/.exec(proof)?.groups ?? {};
    const wrong = [
      '',
      mac,
      `Access ${challenge} ${until}`,
      `Device ${challenge} ${mac}`,
      `Device ${challenge} ${mac}${mac}`,
      `${proof}x`,
      `Access ${challenge} NaN ${mac}`,
    ];
    for (const header of wrong) expect([header, await refresh(ada, String(header))]).toEqual([header, refused]);
    expect(await refresh(ada, proof)).toMatchObject({ outcome: 'licence' });
  });

  test('a key of a service with another secret is refused, and so is every mark of ours that is known to others', async () => {
    const ada = await computer();
    const elsewhere = createSeal('another secret, of another service altogether');
    expect(await refresh(ada, await keyed(ada, createAccessKey(elsewhere, ada.call, cloud.now())))).toEqual(refused);
    const challenge = createChallenge(elsewhere, cloud.now());
    const accessKey = await keyOf(ada);
    expect(await refresh(ada, ada.device.keyedProof(accessKey, challenge, 'licence.refresh', licensingValues(ada.call)))).toEqual(refused);
    // A challenge is a time and a mark of it, as an access key is.
    expect(await refresh(ada, await keyed(ada, await challengeOf(ada)))).toEqual(refused);
  });

  test('a computer that was released hears so by its key, and gets none any more', async () => {
    const ada = await computer();
    const accessKey = await keyOf(ada);
    await cloud.database.service
      .update(devices)
      .set({ releasedAt: new Date(cloud.now()) })
      .where(eq(devices.key, ada.device.deviceKey));
    expect(await refresh(ada, await keyed(ada, accessKey))).toMatchObject({ outcome: 'released', accessKey: null });
    expect(await ada.device.refresh(ada.accountId)).toMatchObject({ outcome: 'released', accessKey: null });
  });

  test('many that ask in the same moment each get what is theirs, and those that are unknown nothing', async () => {
    const known = await Promise.all(Array.from({ length: 12 }, () => computer()));
    const keys = await Promise.all(known.map((one) => keyOf(one)));
    const unknown = Array.from({ length: 4 }, () => ({ accountId: crypto.randomUUID(), device: aDevice(cloud.url) }));
    cloud.wait(hours(2));
    const later: Instant = instant(cloud.now());
    const [answers, strangers] = await Promise.all([
      Promise.all([...known, ...known].map(async (one, index) => refresh(one, await keyed(one, keys[index % keys.length] ?? '')))),
      Promise.all(unknown.map(({ accountId, device }) => device.refresh(accountId))),
    ]);
    const ids = answers.map((answer) => (answer.outcome === 'licence' ? payloadOf(answer.token) : null));
    expect(ids).toEqual(
      [...known, ...known].map(({ accountId, device }) => expect.objectContaining({ accountId, deviceKeyId: device.keyId })),
    );
    expect(strangers).toEqual(unknown.map(() => refused));
    for (const { device } of known) {
      const [row] = await cloud.database.service.select().from(devices).where(eq(devices.key, device.deviceKey));
      expect(row?.lastSeenAt.getTime()).toBe(later);
    }
  });
});

/** The same text but for one letter. */
function turned(text: string, place: number): string {
  return `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`;
}

function payloadOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
