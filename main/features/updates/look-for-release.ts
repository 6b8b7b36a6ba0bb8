import { updateTroubles } from '../../../shared/contract/updates.ts';
import { judgeRelease, type InstallFacts, type Judgement, type releaseRefusals } from '../../../shared/domain/updates/judge-release.ts';
import type { Release } from '../../../shared/domain/updates/release.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { rolloutPlace } from '../../release-manifest/rollout-place.ts';
import { verifyManifest, type ManifestRefusal } from '../../release-manifest/verify-manifest.ts';

export interface TrustedLook {
  readonly release: Release;
  readonly judgement: Exclude<Judgement, { verdict: 'refused' }>;
}

/**
 * What a server's answer means for this install.
 *
 * @throws AppError UPDATE_UNREACHABLE, UPDATE_NOT_TRUSTED, UPDATE_TOO_NEW, UPDATE_REPLAYED, UPDATE_EXPIRED
 */
export function lookAtManifest(
  bytes: Uint8Array,
  publicKeys: readonly string[],
  here: Omit<InstallFacts, 'rolloutPlace'> & { readonly installId: string },
): TrustedLook {
  const { manifest, refusal } = verifyManifest(bytes, publicKeys);
  if (manifest === null) throw new AppError(troubleOf[refusal], { reason: refusal });
  const judgement = judgeRelease(manifest, { ...here, rolloutPlace: rolloutPlace(here.installId, manifest.version) });
  if (judgement.verdict === 'refused')
    throw new AppError(troubleOf[judgement.refusal], { reason: judgement.refusal, keyId: manifest.keyId });
  return { release: manifest, judgement };
}

type Refusal = ManifestRefusal | (typeof releaseRefusals)[number];

const troubleOf = {
  // The page of a hotel's network comes as often as anything else.
  notManifest: 'UPDATE_UNREACHABLE',
  notSigned: 'UPDATE_NOT_TRUSTED',
  otherChannel: 'UPDATE_NOT_TRUSTED',
  unknownFormat: 'UPDATE_TOO_NEW',
  replayed: 'UPDATE_REPLAYED',
  expired: 'UPDATE_EXPIRED',
  fromFuture: 'UPDATE_EXPIRED',
} satisfies Record<Refusal, ErrorCode>;

/** What is shown of a look or a download that failed; null for what is not expected of one. */
export function troubleIn(error: unknown): (typeof updateTroubles)[number] | null {
  return isAppError(error) ? (updateTroubles.find((code) => code === error.code) ?? null) : null;
}
