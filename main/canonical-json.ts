/** Far deeper than any pack goes; what goes on for ever is not followed. */
const DEEPEST = 40;

/**
 * One text for one value: keys in order of their code units, no spaces. What is signed is this, so that a file may
 * be written in any layout.
 *
 * @throws TypeError for what JSON has no word for, and for what is nested too deep
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, 0);
}

function textOf(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new TypeError('nested too deep');
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${textOf(field, depth + 1)}`).join(',')}}`;
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError('not a value of JSON');
}
