interface TrustedTypesFactory {
  createPolicy(
    name: 'default',
    rules: { readonly createHTML: (text: string) => string; readonly createScriptURL: (address: string) => string },
  ): unknown;
}

/**
 * Lets text without markup through to HTML sinks, starts threads from our own files alone, and refuses the rest.
 * The component library writes style rules by innerHTML; they never hold a `<`. The one thread reads PDFs.
 */
export function installTrustedTypes(): void {
  const factory = (window as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes; // missing in the DOM library
  factory?.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('Markup is not allowed here');
      return text;
    },
    createScriptURL(address) {
      const { href } = new URL(address, document.baseURI);
      if (!href.startsWith(new URL('assets/pdf.worker', document.baseURI).href)) throw new TypeError('Not a thread of this app');
      return address;
    },
  });
}
