/** The limit that an attempt is counted by comes with the row that is put in: where there is one already, it is judged by it without looking anything up. */
export const limitOfAttemptsSql: readonly string[] = [
  `alter table attempts add column free integer, add column every_seconds double precision`,
];
