/** What a feed may cost; the defaults fit the largest real feeds many times over. */
export interface FeedLimits {
  /** Bytes as sent, before decompression. */
  readonly wireBytes: number;
  /** Bytes after decompression. */
  readonly bodyBytes: number;
  /** Decompressed bytes for each byte sent; a calendar reaches about 20. */
  readonly ratio: number;
  /** Longest silence of the server, in ms. */
  readonly idleMs: number;
  /** Longest time from the first look-up to the last byte, over all redirects, in ms. */
  readonly totalMs: number;
  readonly redirects: number;
}

export const feedLimits: FeedLimits = {
  wireBytes: 8 * 1_024 * 1_024,
  bodyBytes: 20 * 1_024 * 1_024,
  ratio: 200,
  idleMs: 10_000,
  totalMs: 30_000,
  redirects: 5,
};
