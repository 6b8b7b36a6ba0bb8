import { z } from 'zod';
import { packageKinds, releaseArchitectures, releaseSystems, updateChannels, type Release } from '../domain/updates/release.ts';
import { isVersion } from '../domain/updates/version.ts';
import { instantField } from './fields.ts';

/** How long a manifest may count at most; a new one is signed in time, also where there is no new release. */
export const longestValidityMs = 60 * 86_400_000;

const fileSchema = z.strictObject({
  system: z.enum(releaseSystems),
  architecture: z.enum(releaseArchitectures),
  kind: z.enum(packageKinds),
  // Becomes a part of an address and the name of a file.
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/u, { error: 'A plain name of a file' }),
  bytes: z.int().min(1).max(2_000_000_000),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/u, { error: 'SHA-512 in base64' }),
});

/** What is signed for each release; the format is described in docs/rules/updates.md. */
const manifestSchema = z
  .strictObject({
    format: z.literal(1),
    /** Of the key that signs. */
    keyId: z.string().regex(/^[0-9a-f]{16}$/u),
    channel: z.enum(updateChannels),
    version: z.string().refine(isVersion, { error: 'A version' }),
    issuedAt: instantField,
    expiresAt: instantField,
    rolloutPercent: z.int().min(0).max(100),
    minimumDataSchema: z.int().min(0).max(100_000),
    notes: z.string().max(20_000),
    files: z.array(fileSchema).min(1).max(40),
  })
  .refine(({ issuedAt, expiresAt }) => expiresAt > issuedAt && expiresAt - issuedAt <= longestValidityMs, {
    error: 'Counts for at most 60 days',
    path: ['expiresAt'],
  })
  .refine(
    ({ files }) => new Set(files.map(({ system, architecture, kind }) => `${system} ${architecture} ${kind}`)).size === files.length,
    {
      error: 'Two files for one system',
      path: ['files'],
    },
  )
  .refine(({ channel, version }) => channel === 'beta' || !version.includes('-'), {
    error: 'A beta on the stable channel',
    path: ['version'],
  });

export const signedManifestSchema = z.strictObject({ manifest: manifestSchema, signature: z.string() });
export type SignedManifest = z.output<typeof signedManifestSchema>;
export type ReleaseManifest = SignedManifest['manifest'] & Release;
