/**
 * A server that ends, starts, has no connection left, or gives up what takes too long: classes 08 and 57P of PostgreSQL, 53300, 57014,
 * 25P03.
 */
const ofServer = /^(?:08\w{3}|57P0\d|53300|57014|25P03)$/;
const ofNetwork = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg 8 says of a connection without a code; the last when the service itself has let the database go. */
const ofDriver =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|query read timeout|is not queryable|after calling end on the pool/i;

/**
 * Whether an error says that the database cannot be reached, or went away in the middle: nothing is wrong with what was asked.
 * Only for errors of what asked the database; other parts of a network fail alike.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false; // pg-boss hands on copies that are no errors
  const code = codeOf(error) ?? '';
  const message = 'message' in error ? String(error.message) : '';
  if (ofServer.test(code) || ofNetwork.has(code) || ofDriver.test(message)) return true;
  return 'cause' in error && isDatabaseAway(error.cause);
}

/** Why the service cannot start, when it is the database that does not let it; null for anything else. The address is never said. */
export function databaseProblem(error: unknown): string | null {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000')
    return 'The database does not let the service in: the user or the password of DATABASE_URL is not right.';
  if (code === '3D000') return 'The server has no database of the name in DATABASE_URL. `createdb` makes it.';
  return isDatabaseAway(error) ? 'The database does not answer. Does it run, and is it where DATABASE_URL says?' : null;
}

/** The code of an error or of what caused it; null when neither has one. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : null;
}
