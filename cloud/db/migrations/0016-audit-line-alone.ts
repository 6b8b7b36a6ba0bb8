/** Every line is written in the transaction of what it tells: there is none of its own any more. */
export const auditLineAloneSql: readonly string[] = [`drop function note_line_as_account(uuid, text, text, text, text, text)`];
