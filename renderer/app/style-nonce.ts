/** The nonce that the page's policy asks of style elements; empty where a page has none. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** Gives the nonce to the scroll lock inside dialogs, which looks for it under this name. */
export function shareStyleNonce(nonce: string): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce });
}
