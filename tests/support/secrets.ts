/** What a secret looks like that must lie neither in the repository nor in what is handed out. */
const kinds: Readonly<Record<string, RegExp>> = {
  'private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/u,
  'key of a cloud': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/u,
  'token of a code host': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20})/u,
  'token of a registry': /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]{8}/u,
  'key of payments': /\b[sr]k_live_[A-Za-z0-9]{16}/u,
  'token of a chat': /\bxox[abpr]-[A-Za-z0-9-]{20}/u,
  'signed token': /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/u,
};

/** @returns the kinds of secrets found in a text */
export function secretsIn(text: string): readonly string[] {
  return Object.entries(kinds).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}
