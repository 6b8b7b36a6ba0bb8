/** `1 reminder`, `3 reminders`. */
export function reminderCountWords(count: number): string {
  return `${count} reminder${count === 1 ? '' : 's'}`;
}

/** `1 day late`, `12 days late`. */
export function daysLateWords(days: number): string {
  return `${days.toLocaleString('en-GB')} day${days === 1 ? '' : 's'} late`;
}

/** Days as they are typed, `7`, in order and each once; null when one is no day from 1 to 365. */
export function reminderDays(typed: readonly string[]): readonly number[] | null {
  const days = typed.map((text) => (/^\d{1,3}$/u.test(text.trim()) ? Number(text) : 0));
  if (days.some((day) => day < 1 || day > 365)) return null;
  return [...new Set(days)].toSorted((one, other) => one - other);
}
