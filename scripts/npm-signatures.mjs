// What `npm audit signatures` found out. Silence is no answer: only its own words that all is verified count as passed.

/**
 * @param {{ status: number | null, output: string }} run  of npm
 * @returns {{ result: 'passed' | 'failed' | 'skipped', why: string }}
 */
export function judgeSignatures({ status, output }) {
  const bad = /^.*\b(?:invalid|missing) (?:registry )?(?:signatures?|attestations?)\b.*$/im.exec(output);
  if (bad) return { result: 'failed', why: bad[0].trim() };
  const verified = /^.*\bverified registry signatures?\b.*$/im.exec(output);
  if (status === 0 && verified) return { result: 'passed', why: verified[0].trim() };
  const fault = /^npm (?:error|err!) (?:code )?(.+)$/im.exec(output)?.[1] ?? 'npm gave no answer';
  return { result: 'skipped', why: `not checked: the registry's keys could not be had (${fault.trim()})` };
}
