/** "22 November 2026", as it is in London. */
export function dayText(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at);
}

/** "22 Nov 2026, 14:05", as it is in London. */
export function momentText(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' }).format(at);
}

/** Enough to tell two devices apart; nobody is measured by it. */
export function browserName(userAgent: string | null): string {
  const text = userAgent ?? '';
  const browser = [
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark = '']) => text.includes(mark))?.[1];
  const system = [
    ['Windows', 'Windows'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Mac OS', 'Mac'],
    ['Linux', 'Linux'],
  ].find(([mark = '']) => text.includes(mark))?.[1];
  return browser && system ? `${browser} on ${system}` : (browser ?? 'Unknown browser');
}
