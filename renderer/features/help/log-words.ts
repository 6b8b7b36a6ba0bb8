/** `2026-11-22 03:27:55  info  backup.made  reason daily, bytes 87040`; a line that is not an entry stays as it is. */
export function logLineWords(line: string): string {
  const entry = readEntry(line);
  if (!entry) return line;
  const { at, level, event, ...facts } = entry;
  const words = Object.entries(facts).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [String(at).replace('T', ' ').slice(0, 19), level, event, words.join(', ')].filter((part) => part !== '').join('  ');
}

function readEntry(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'event' in entry ? { ...entry } : null;
  } catch {
    return null; // cut off by a crash or a rotation; shown as it stands
  }
}
