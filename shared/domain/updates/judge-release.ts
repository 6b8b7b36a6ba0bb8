import { hours, plus, type DurationMs, type Instant } from '../time.ts';
import type { InstalledAs, Release, ReleaseFile, SeenRelease, UpdateChannel } from './release.ts';
import { compareVersions } from './version.ts';

/** How far the clock of this computer may lie behind that of the signer. */
const CLOCK_TOLERANCE: DurationMs = hours(24);

/** Why a manifest that was signed is not believed. */
export const releaseRefusals = ['otherChannel', 'expired', 'fromFuture', 'replayed'] as const;
/** Why a manifest that is believed offers nothing here. */
export const nothingReasons = ['upToDate', 'notYet', 'noFile', 'dataTooOld'] as const;

export type Judgement =
  | { readonly verdict: 'refused'; readonly refusal: (typeof releaseRefusals)[number] }
  | { readonly verdict: 'nothing'; readonly reason: (typeof nothingReasons)[number] }
  | { readonly verdict: 'offered'; readonly file: ReleaseFile };

export interface InstallFacts {
  readonly now: Instant;
  readonly channel: UpdateChannel;
  readonly version: string;
  readonly installedAs: InstalledAs;
  /** Of the data of this version. */
  readonly dataSchema: number;
  /** Null until a manifest of the channel was trusted. */
  readonly seen: SeenRelease | null;
  /** This install's place in the rollout of this release, 0 to below 100. */
  readonly rolloutPlace: number;
}

/**
 * What a manifest whose signature is right means for this install. A version below one that was seen, or an older
 * manifest of the same version, is a replay: it could bring back a release that was withdrawn.
 *
 * @see docs/rules/updates.md
 */
export function judgeRelease(release: Release, here: InstallFacts): Judgement {
  const refusal = refusalOf(release, here);
  if (refusal !== null) return { verdict: 'refused', refusal };
  const file = release.files.find((candidate) => isFor(candidate, here.installedAs));
  if (compareVersions(release.version, here.version) <= 0) return { verdict: 'nothing', reason: 'upToDate' };
  if (here.rolloutPlace >= release.rolloutPercent) return { verdict: 'nothing', reason: 'notYet' };
  if (here.dataSchema < release.minimumDataSchema) return { verdict: 'nothing', reason: 'dataTooOld' };
  return file === undefined ? { verdict: 'nothing', reason: 'noFile' } : { verdict: 'offered', file };
}

/** What is remembered once a manifest was trusted. */
export function seenAfter({ version, issuedAt }: Release): SeenRelease {
  return { version, issuedAt };
}

function refusalOf(release: Release, { now, channel, seen }: InstallFacts): (typeof releaseRefusals)[number] | null {
  if (release.channel !== channel) return 'otherChannel';
  if (seen !== null && isReplayed(release, seen)) return 'replayed';
  if (release.expiresAt <= now) return 'expired';
  return release.issuedAt > plus(now, CLOCK_TOLERANCE) ? 'fromFuture' : null;
}

function isReplayed({ version, issuedAt }: Release, seen: SeenRelease): boolean {
  const order = compareVersions(version, seen.version);
  return order < 0 || (order === 0 && issuedAt < seen.issuedAt);
}

function isFor(file: InstalledAs, { system, architecture, kind }: InstalledAs): boolean {
  return file.system === system && file.architecture === architecture && file.kind === kind;
}
