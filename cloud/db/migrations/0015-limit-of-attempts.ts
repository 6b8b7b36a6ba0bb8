/** Each row of attempts carries the limit that it was counted by, so that the next one is judged in a look. */
export const limitOfAttemptsSql: readonly string[] = [
  `alter table attempts add column free integer, add column every_seconds double precision`,
];
