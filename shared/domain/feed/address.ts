/** Why a pasted text is no feed address; `code` is the closed error list's name for it. */
export interface AddressProblem {
  readonly problem: 'empty' | 'tooLong' | 'notAnAddress' | 'file' | 'otherScheme' | 'http' | 'private' | 'webPage';
  readonly code: 'FEED_ADDRESS_INVALID' | 'FEED_NOT_HTTPS' | 'FEED_PRIVATE_ADDRESS';
  /** What is the matter and where to find the right address, in plain words. */
  readonly words: string;
}

export type FeedAddress = { readonly url: string; readonly problem: null } | ({ readonly url: null } & AddressProblem);

export interface AddressOptions {
  /** The user confirmed that the calendar is on their own network: plain http is possible there. */
  readonly allowPrivate?: boolean;
}

/** Longest address that is read, in characters. */
const LONGEST = 4_096;

/**
 * Checks what the user pasted before anything is fetched; pure, resolves no name.
 *
 * @returns the address as https (`webcal:` becomes https), with any user name and password kept, or the problem
 */
export function parseFeedAddress(text: string, { allowPrivate = false }: AddressOptions = {}): FeedAddress {
  if (text.length > LONGEST) return refuse('tooLong');
  const pasted = text.replace(/^[\s<"'“„(]+|[\s>"'”“),;]+$/gu, '');
  if (pasted === '') return refuse('empty');
  if (/^(?:file:|[a-z]:[\\/]|[\\/~]|\.{1,2}\/)/iu.test(pasted)) return refuse('file');
  const url = readUrl(pasted);
  if (url === null) return refuse('notAnAddress');
  const unsafe = schemeProblem(url, allowPrivate);
  if (unsafe !== null) return refuse(unsafe);
  const platform = pageOf(url);
  if (platform !== undefined) return { url: null, problem: 'webPage', code: 'FEED_ADDRESS_INVALID', words: platform.words };
  return { url: url.href, problem: null };
}

function schemeProblem({ protocol, hostname }: URL, allowPrivate: boolean): AddressProblem['problem'] | null {
  if (protocol === 'https:' || (protocol === 'http:' && allowPrivate)) return null;
  if (protocol !== 'http:') return 'otherScheme';
  return isLocalName(hostname) ? 'private' : 'http';
}

/** The host and the last four characters: enough to tell two feeds apart, too little to open one. */
export function maskAddress(url: string): string {
  const parsed = readUrl(url);
  if (parsed === null) return '…';
  const tail = `${parsed.pathname}${parsed.search}`.slice(1);
  return tail.length > 8 ? `${parsed.host}/…${tail.slice(-4)}` : `${parsed.host}/…`;
}

/** The host alone, for the feed's first name; empty when the text is no address. */
export function addressHost(url: string): string {
  return readUrl(url)?.hostname ?? '';
}

const WORDS: Readonly<Record<AddressProblem['problem'], string>> = {
  empty: 'Paste the calendar address here. It begins with https:// or webcal://.',
  tooLong: 'This is too long for a calendar address. Copy the address alone.',
  notAnAddress: 'This is not a web address. A calendar address begins with https:// or webcal://.',
  file: 'This is a file on this computer. Open it with “Choose a file” instead.',
  otherScheme: 'A calendar address begins with https:// or webcal://.',
  http: 'This address is not protected: anyone on the way could read the calendar. Look for the same address with https://.',
  private: 'This calendar is on your own network. Use it?',
  webPage: 'This is a web page, not the calendar feed.',
};

function refuse(problem: AddressProblem['problem']): FeedAddress {
  const codes = { http: 'FEED_NOT_HTTPS', private: 'FEED_PRIVATE_ADDRESS' } as const;
  const code = problem === 'http' || problem === 'private' ? codes[problem] : 'FEED_ADDRESS_INVALID';
  return { url: null, problem, code, words: WORDS[problem] };
}

function readUrl(text: string): URL | null {
  const web = text.replace(/^(?:webcals?|feed|ics):(?:\/\/)?(?=https?:\/\/)/iu, '').replace(/^(?:webcals?|feed|ics):\/*/iu, 'https://');
  const absolute = /^[a-z][a-z0-9+.-]*:(?!\d)/iu.test(web) ? web : `https://${web}`;
  if (/\s/u.test(absolute) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  url.hash = '';
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return !isWeb || isHost(url.hostname) ? url : null;
}

/** A name with a dot, an address, or a name of the own network. */
function isHost(hostname: string): boolean {
  return hostname.includes('.') || hostname.startsWith('[') || hostname === 'localhost';
}

/** Names and addresses that never leave the own network; names that resolve there are found when fetching. */
function isLocalName(hostname: string): boolean {
  return /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])|\.(?:local|localhost|lan|home|internal|intranet|home\.arpa)\.?$/u.test(
    hostname,
  );
}

interface Platform {
  readonly host: RegExp;
  readonly words: string;
}

const FEED_SIGNS = /\.ics\b|\/ical|ical\.php|[/_-]ical\b|icalendar|\/feeds?\/|webcal|\/subscri|caldav|\/published\//iu;

/** Web pages of known platforms that get pasted in place of the feed, and where the feed address stands. */
const PLATFORMS: readonly Platform[] = [
  {
    host: /^(?:www\.)?(?:calendar\.google\.com|google\.com)$/u,
    words:
      'This is the Google Calendar page. In its settings, choose the calendar under “Settings for my calendars” and copy “Secret address in iCal format”.',
  },
  {
    host: /^outlook\.(?:office|office365|live)\.com$/u,
    words: 'This is the Outlook page. In Settings, open Calendar, then Shared calendars, publish the calendar and copy the ICS link.',
  },
  {
    host: /^(?:www\.)?icloud\.com$/u,
    words: 'This is the iCloud page. Beside the calendar’s name, turn on Public Calendar and copy the link that begins with webcal://.',
  },
  {
    host: /\.janeapp\.(?:com|co\.uk|com\.au|ca)$/u,
    words: 'This is a page of Jane. In your staff profile, open Calendar subscription and copy the address there.',
  },
  { host: /\.cliniko\.com$/u, words: 'This is a page of Cliniko. Open My info and copy the iCal link there.' },
  {
    host: /^(?:app\.|secure\.)?(?:acuityscheduling|squarespacescheduling)\.com$/u,
    words: 'This is a page of Acuity. Under Sync with Other Calendars, choose iCal/Outlook and copy the address there.',
  },
  {
    host: /^(?:www\.)?calendly\.com$/u,
    words:
      'Calendly has no feed of its own. Copy the iCal address of the calendar that Calendly writes into, in Google, Outlook or iCloud.',
  },
  {
    host: /\.simplepractice\.com$/u,
    words: 'SimplePractice has no feed of its own. Turn on its calendar sync and copy the iCal address from Google, Outlook or iCloud.',
  },
  {
    host: /(?:^|\.)(?:fresha|squareup|square\.site|setmore|vagaro|mindbodyonline|halaxy|writeupp|zandahealth|powerdiary|nookal|pracsuite|sessionshealth|noterro|timely|gettimely|booksy|treatwell)\.[a-z.]+$/u,
    words:
      'This looks like a page of your booking platform. In its calendar settings, look for “iCal”, “calendar feed” or “subscribe”, and copy the address there.',
  },
];

function pageOf(url: URL): Platform | undefined {
  if (FEED_SIGNS.test(`${url.pathname}${url.search}`)) return undefined;
  return PLATFORMS.find(({ host }) => host.test(url.hostname));
}
