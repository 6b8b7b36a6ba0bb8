interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: { readonly createHTML: (text: string) => string }): unknown;
}

/**
 * Lets text without markup through to HTML sinks and refuses the rest.
 * The component library writes style rules by innerHTML; they never hold a `<`.
 */
export function installTrustedTypes(): void {
  const factory = (window as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes; // missing in the DOM library
  factory?.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('Markup is not allowed here');
      return text;
    },
  });
}
