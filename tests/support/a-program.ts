import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../shared/domain/updates/release.ts';

export const newProgram = Buffer.from(`#!/bin/sh\n# the new version\n${'x'.repeat(200_000)}\n`);
export const oldProgram = Buffer.from('#!/bin/sh\n# the installed version\n');

/** What a manifest says of a file for this machine. */
export function fileEntry(version: string, bytes: Uint8Array = newProgram): ReleaseFile {
  return {
    system: 'linux',
    architecture: 'x64',
    kind: 'AppImage',
    name: `session-desk-${version}-linux-x64.AppImage`,
    bytes: bytes.length,
    sha512: createHash('sha512').update(bytes).digest('base64'),
  };
}
