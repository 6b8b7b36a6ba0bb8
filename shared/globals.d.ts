// What every runtime we target has (Node 24, Chromium) and the language library does not declare.
// Kept by hand so that neither the DOM nor Node's own API can leak into shared code.

interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare function structuredClone<T>(value: T): T;

declare class URL {
  static canParse(url: string, base?: string): boolean;
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  hash: string;
}
