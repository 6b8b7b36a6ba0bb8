import type { Role } from '../../shared/contract/vault.ts';
import type { OpenStore } from '../db/open-store.ts';
import type { PortableKeys } from './key-file.ts';

/** A profile while it is open. Nothing of it may be kept after it is closed. */
export interface OpenProfile {
  readonly store: OpenStore;
  /** A key of 32 bytes for one purpose, the same each time the profile is opened. */
  keyFor(purpose: string): Buffer;
  /** The key slots as a backup carries them; null for the sample. */
  portableKeys(): PortableKeys | null;
  /** Made-up data, in a profile of its own. */
  readonly sample: boolean;
  /** The folder of this profile, for what is stored beside the database. */
  readonly folder: string;
  /** What the user answered when the profile was made just now; null for one that was there, and for the sample. */
  readonly madeFor: Role | null;
}

/** The purpose under which the key of the database is derived. */
export const databasePurpose = 'database';
