import { createHash, createPrivateKey } from 'node:crypto';
import { createLicenceSigner, type LicenceSigner } from '../../cloud/features/licence/licence-signer.ts';
import type { Store } from '../../main/db/store.ts';
import { newDeviceKey } from '../../main/features/account/device-key.ts';
import { rowWithLicence } from '../../main/features/account/kept-licence.ts';
import { saveAccount } from '../../main/features/account/store.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';
import { gatesOf, type Plan } from '../../shared/domain/licence/plans.ts';
import { instant, localDate, type Instant } from '../../shared/domain/time.ts';
import { accountId, aLicenceServer, type LicenceServerStandIn } from './a-licence-server.ts';
import type { Client } from './transports.ts';

/** A plan that does not end while a test travels. */
export function lastingPlan(plan: Plan): Partial<Licence> {
  const late = instant(Date.parse('2199-01-01T00:00:00Z'));
  return { plan, opens: gatesOf(plan, localDate('2026-11-22')), refreshAfter: late, graceFrom: late, endsAt: late };
}

/** What an account has whose plan was cancelled, and is past what was paid for: the app is restricted. */
export const endedPlan: Partial<Licence> = { ...lastingPlan('plus'), subscription: 'ended' };

/** The service of the account within the test, on whose pages every code has been entered: whoever asks gets such a licence. */
export function aLicensedServer(traits: Partial<Licence>, now: () => Instant): LicenceServerStandIn {
  const server = aLicenceServer(now, testSigner());
  server.isEntered = true;
  server.traits = traits;
  return server;
}

/** Connects the open profile to its account, as a user does: asks for a code, and looks once it was entered. */
export async function connectToAccount(client: Client): Promise<void> {
  await client.account.connect({});
  const { standing } = await client.account.connect({});
  if (standing.state === 'NONE') throw new Error('no licence came');
}

/** Puts a licence into a profile that nothing has opened yet, where a test cannot wait. */
export function keepLicence(store: Store, sealKey: Buffer, server: LicenceServerStandIn, now: Instant): void {
  const device = newDeviceKey(sealKey);
  const deviceKeyId = createHash('sha256').update(Buffer.from(device.deviceKey, 'base64url')).digest('hex');
  const nothing = { accountId: null, token: null, receivedAt: null, isReleased: false, mark: null, failures: 0, lastTriedAt: null };
  const row = { ...nothing, ...device, requestId: null, requestCode: null, requestEndsAt: null, sealedAccessKey: null };
  const arrival = { accountId, token: server.token({ deviceKeyId }), isReleased: false };
  const kept = rowWithLicence(row, arrival, { publicKeys: [server.publicKey], now });
  if (typeof kept === 'string') throw new Error(kept);
  store.write((db) => saveAccount(db, kept));
}

/** The same at each start, so that a profile that is opened again has its licence still. */
function testSigner(): LicenceSigner {
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 'tests')]);
  return createLicenceSigner(createPrivateKey({ key, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }).toString());
}
