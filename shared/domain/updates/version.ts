/** A version of the product: `1.4.0`, or `1.5.0-beta.2` on the way to one. */
const pattern = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-beta\.([1-9]\d{0,5}))?$/u;

export function isVersion(text: string): boolean {
  return pattern.test(text);
}

/**
 * Negative when `a` is the older one, 0 when they are the same; a beta comes before its release.
 *
 * @throws RangeError for what is no version
 */
export function compareVersions(a: string, b: string): number {
  const ours = partsOf(a);
  const theirs = partsOf(b);
  const at = ours.findIndex((part, index) => part !== theirs[index]);
  return at === -1 ? 0 : (ours[at] ?? 0) - (theirs[at] ?? 0);
}

/** The higher of two. */
export function newerVersion(a: string, b: string): string {
  return compareVersions(a, b) < 0 ? b : a;
}

function partsOf(version: string): readonly number[] {
  const match = pattern.exec(version);
  if (!match) throw new RangeError('not a version');
  const [, major, minor, patch, beta] = match;
  return [Number(major), Number(minor), Number(patch), beta === undefined ? Number.POSITIVE_INFINITY : Number(beta)];
}
