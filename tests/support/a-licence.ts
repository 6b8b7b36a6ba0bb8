import { generateKeyPairSync } from 'node:crypto';
import { createLicenceSigner, type LicenceSigner } from '../../cloud/features/licence/licence-signer.ts';
import { licenceTimes, type Licence } from '../../shared/domain/licence/licence.ts';
import { gatesOf } from '../../shared/domain/licence/plans.ts';
import { instant, localDate, plus, type Instant } from '../../shared/domain/time.ts';

export const licensedAt = instant(Date.parse('2026-11-22T12:00:00Z'));

/** A licence for Plus, issued at `issuedAt` (noon on 22 November 2026) with the usual days. */
export function aLicence({ issuedAt = licensedAt, ...traits }: Partial<Licence> = {}): Licence {
  return {
    keyId: '0123456789abcdef',
    licenceId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b001',
    accountId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b002',
    deviceKeyId: 'd'.repeat(64),
    plan: 'plus',
    opens: gatesOf('plus', localDate('2026-11-22')),
    subscription: 'active',
    periodEndsAt: null,
    ...daysFrom(issuedAt),
    sequence: 1,
    ...traits,
  };
}

export function daysFrom(issuedAt: Instant) {
  const { refreshAfter, graceFrom, endsAt } = licenceTimes;
  return {
    issuedAt,
    refreshAfter: plus(issuedAt, refreshAfter),
    graceFrom: plus(issuedAt, graceFrom),
    endsAt: plus(issuedAt, endsAt),
  };
}

/** Signs with a key of its own. */
export function aLicenceSigner(): LicenceSigner {
  const { privateKey } = generateKeyPairSync('ed25519');
  return createLicenceSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}
