import { createHash, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { AccessSealer, LicenceServer } from '../../main/ports/licence-server.ts';
import type { LicenceSigner } from '../../cloud/features/licence/licence-signer.ts';
import type { LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import { licenceTokenField } from '../../shared/contract/cloud/licence-token.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';
import { hours, instant, type Instant } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { aLicence, aLicenceSigner, daysFrom } from './a-licence.ts';

type Answer<K extends 'ask' | 'look' | 'refresh' | 'release'> = Awaited<ReturnType<LicenceServer[K]>>;

/** The service as the core sees it, in the same process, with a key of its own: what it says next is set by the test. */
export interface LicenceServerStandIn extends LicenceServer {
  readonly signer: LicenceSigner;
  /** PEM */
  readonly publicKey: string;
  /** The calls so far, by name. */
  readonly calls: string[];
  readonly refreshed: LicensingCall[];
  /** The accounts whose places were given up, in order. */
  readonly released: string[];
  /** The key that it gives to whoever signs. */
  readonly accessKey: string;
  /** How each refresh was proven. */
  readonly proofs: ('signature' | 'accessKey')[];
  /** Whether it knows the keys no more that it gave away. */
  forgetsKeys: boolean;
  /** Whether nobody answers. */
  isAway: boolean;
  /** Whether the user has entered the code. */
  isEntered: boolean;
  /** What a refresh answers instead of a licence. */
  nextRefresh: ((call: LicensingCall) => Answer<'refresh'>) | null;
  nextAsk: Answer<'ask'> | null;
  nextLook: Answer<'look'> | null;
  /** A licence for the device that was connected last, or that asks. */
  token(traits?: Partial<Licence>): string;
  /** What licences say from now on. */
  traits: Partial<Licence>;
}

export const accountId = aLicence().accountId;
export const requestId = '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b0aa';

/** @param now  the service's clock */
export function aLicenceServer(now: () => Instant, signer: LicenceSigner = aLicenceSigner()): LicenceServerStandIn {
  let deviceKey = '';
  const reach = (name: string): void => {
    server.calls.push(name);
    if (server.isAway) throw new AppError('ACCOUNT_UNREACHABLE', { reason: 'network' });
  };
  const requireProof = (text: string, signature: string): void => {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: deviceKey }, format: 'jwk' });
    if (!verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))) throw new Error('not signed by the device');
  };
  const [until, secret] = [String(now() + hours(30 * 24)), randomBytes(32)];
  const isOurKey = (proof: AccessSealer): boolean =>
    !server.forgetsKeys &&
    proof.until === until &&
    proof.seal('refresh') === createHmac('sha256', secret).update('refresh').digest('base64url');
  const server: LicenceServerStandIn = {
    url: 'https://account.probe.example',
    signer,
    publicKey: signer.publicKey,
    calls: [],
    refreshed: [],
    released: [],
    proofs: [],
    accessKey: `${until}.${secret.toString('base64url')}`,
    forgetsKeys: false,
    isAway: false,
    isEntered: false,
    nextRefresh: null,
    nextAsk: null,
    nextLook: null,
    traits: {},
    token: (traits = {}) => {
      const deviceKeyId = createHash('sha256').update(Buffer.from(deviceKey, 'base64url')).digest('hex');
      const licence = aLicence({ keyId: signer.keyId, deviceKeyId, ...daysFrom(now()), ...server.traits, ...traits });
      return licenceTokenField.parse(signer.sign(licence));
    },
    async ask(device) {
      reach('ask');
      deviceKey = device.deviceKey;
      return server.nextAsk ?? { outcome: 'asked', requestId, code: 'ABCD-EF23', expiresAt: instant(now() + hours(0.25)) };
    },
    async look(request, sign) {
      reach('look');
      requireProof('look', sign('look'));
      if (request.requestId !== requestId) return { outcome: 'gone' };
      return server.nextLook ?? (server.isEntered ? { outcome: 'connected', accountId } : { outcome: 'waiting' });
    },
    async refresh(call, proof) {
      reach('refresh');
      deviceKey = call.deviceKey;
      const isSigned = typeof proof === 'function';
      if (isSigned) requireProof('refresh', proof('refresh'));
      server.proofs.push(isSigned ? 'signature' : 'accessKey');
      if (!isSigned && !isOurKey(proof)) return { outcome: 'refused' };
      server.refreshed.push(call);
      const accessKey = isSigned ? server.accessKey : null;
      return server.nextRefresh?.(call) ?? { outcome: 'licence', token: server.token(), isStale: false, accessKey };
    },
    async release(call, sign) {
      reach('release');
      requireProof('release', sign('release'));
      server.released.push(call.accountId);
      return { outcome: 'released' };
    },
  };
  return server;
}
