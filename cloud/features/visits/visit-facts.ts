export type Device = 'phone' | 'tablet' | 'computer' | 'robot' | 'unknown';

/** Which kind of device a browser says that it runs on. */
export function deviceOf(userAgent: string): Device {
  if (/bot|crawl|spider|preview|monitor|curl|wget|python|headless/i.test(userAgent)) return 'robot';
  if (/ipad|tablet|android(?!.*mobile)/i.test(userAgent)) return 'tablet';
  if (/iphone|mobile/i.test(userAgent)) return 'phone';
  return /windows|macintosh|linux|cros/i.test(userAgent) ? 'computer' : 'unknown';
}

export interface Campaign {
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
}

/** What a link of ours says about where it stood. Anything that is not a plain word is left out: it could name a person. */
export function campaignOf(query: (name: string) => string | undefined): Campaign {
  const word = (name: string): string | null => /^[a-z][a-z0-9_-]{0,39}$/i.exec(query(name) ?? '')?.[0]?.toLowerCase() ?? null;
  return { source: word('utm_source'), medium: word('utm_medium'), campaign: word('utm_campaign') };
}

/** An address as far as it stays the same for a household: an IPv6 address changes within its first half. */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [front = '', back] = plain.split('::');
  const groups = front.split(':').filter(Boolean);
  const missing = back === undefined ? 0 : 8 - groups.length - back.split(':').filter(Boolean).length;
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(back ?? '').split(':').filter(Boolean)];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
