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
