/** What is often taken for a table, by its first bytes; null for anything else. */
export function foreignFile(bytes: Uint8Array): 'spreadsheet' | 'pdf' | 'picture' | null {
  return SIGNS.find(({ first }) => first.every((byte, index) => bytes[index] === byte))?.kind ?? null;
}

/** Whether a text is a page of a browser: the site may have asked to sign in again. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype html|html|head|body|table)\b/iu.test(text);
}

const SIGNS = [
  { first: [0x50, 0x4b, 0x03, 0x04], kind: 'spreadsheet' },
  { first: [0xd0, 0xcf, 0x11, 0xe0], kind: 'spreadsheet' },
  { first: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { first: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { first: [0xff, 0xd8, 0xff], kind: 'picture' },
] as const;
