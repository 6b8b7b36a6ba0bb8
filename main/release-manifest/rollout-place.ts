import { createHash } from 'node:crypto';

/**
 * Where an install stands in the rollout of one version, 0 to below 100: the same at every look, another for every
 * version, so that nobody is always among the first. The id never leaves the computer.
 */
export function rolloutPlace(installId: string, version: string): number {
  const digest = createHash('sha256').update(`${installId} ${version}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
