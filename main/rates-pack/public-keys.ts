/**
 * Who may sign rates packs. The private key is kept apart from the product; a key that is replaced stays here until
 * the last pack that it signed has expired.
 */
export const ratesPackKeys: readonly string[] = [
  `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAhaCHtDxKgL4tsXfiitAUln5+cgBp2TxuF5dnqPnZWYU=
-----END PUBLIC KEY-----`,
];
