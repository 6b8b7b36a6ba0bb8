/** `1 statement`, `1,204 statements`. */
export function statementCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'statement' : 'statements'}`;
}

/** The name under which a statement is saved: without signs that file systems refuse. */
export function statementFileName(organisation: string, to: string): string {
  return `Statement ${organisation.replaceAll(/[^\p{L}\p{M}\p{N} ._-]/gu, '-')} ${to}.pdf`;
}
