import type { Instant } from '../time.ts';

/** `beta` gets what is being tried out, and every release. */
export const updateChannels = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

export const releaseSystems = ['linux', 'darwin', 'win32'] as const;
export const releaseArchitectures = ['x64', 'arm64'] as const;
/** What electron-builder makes; an app updates itself with the kind it came as. */
export const packageKinds = ['AppImage', 'deb', 'zip', 'dmg', 'exe'] as const;

/** Which file of a release is this app's. */
export interface InstalledAs {
  readonly system: (typeof releaseSystems)[number];
  readonly architecture: (typeof releaseArchitectures)[number];
  readonly kind: (typeof packageKinds)[number];
}

export interface ReleaseFile extends InstalledAs {
  /** A name without folders. */
  readonly name: string;
  readonly bytes: number;
  /** Base64. */
  readonly sha512: string;
}

/** What a signed manifest says about one release. */
export interface Release {
  readonly channel: UpdateChannel;
  readonly version: string;
  readonly issuedAt: Instant;
  /** From then on the manifest counts for nothing: a server that shows the same one for ever holds nobody back unseen. */
  readonly expiresAt: Instant;
  /** Of every hundred installs, how many are offered it. */
  readonly rolloutPercent: number;
  /** The oldest schema of the data that it can open. */
  readonly minimumDataSchema: number;
  /** Plain text. */
  readonly notes: string;
  readonly files: readonly ReleaseFile[];
}

/** The newest manifest of a channel that this install ever trusted. */
export interface SeenRelease {
  readonly version: string;
  readonly issuedAt: Instant;
}
