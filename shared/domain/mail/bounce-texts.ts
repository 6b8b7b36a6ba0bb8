export interface PlainFailures {
  /** Addresses in small letters, in the order of the text. */
  readonly recipients: readonly string[];
  readonly isDelay: boolean;
  /** The server's words about an address; all of them where they cannot be told apart. */
  readonly diagnostic: (address: string) => string;
}

/** How reports for people begin, as their programs have written them for decades. */
const OPENINGS: readonly RegExp[] = [
  /could not be delivered to (?:one or more|some|all|the following)/iu, // Exim, many others
  /wasn't able to deliver your message to the following addresses/iu, // qmail
  /delivery has failed to these recipients or groups/iu, // Microsoft
  /your message (?:to .{1,200} )?(?:wasn't|couldn't be|was not|could not be|has not been) delivered/iu, // Google, Microsoft
  /(?:unable|not able) to deliver your message/iu, // Yahoo
  /delivery (?:to the following recipients? |of .{0,80})?(?:has )?failed/iu,
  /address(?:es)? (?:not found|couldn't be found)/iu,
  /undeliver(?:able|ed) (?:mail|message)|returned (?:mail|to sender)/iu,
];

const DELAYS =
  /(?:has not (?:yet )?been delivered|not yet been delivered|delivery (?:is |has been )?(?:delayed|incomplete)|still (?:trying|being retried)|will (?:be retried|continue to (?:try|be retried))|temporary problem)/iu;

/** Where the report ends and the returned message begins: nothing behind it is the report's. */
const RETURNED =
  /^(?:-{2,}.{0,60}(?:original message|copy of (?:the|your) message|message header|forwarded).{0,60}|--- below this line is a copy of the message\.?|original message headers:?|diagnostic information for administrators:)\s*$/imu;

const ADDRESS = /[^\s<>;,:"'()[\]]+@[^\s<>;,:"'()[\]]+\.[^\s<>;,:"'()[\]]+/gu;

/**
 * Finds whom a report in plain text is about.
 *
 * @param options.isReport  the mail says by its headers that it is a report: then an address with a reason is enough
 * @returns no recipients when the text is no report
 */
export function plainTextFailures(text: string, { isReport }: { readonly isReport: boolean }): PlainFailures {
  const end = RETURNED.exec(text)?.index ?? text.length;
  const report = text.slice(0, end);
  const isDelay = DELAYS.test(report) && !/(?:permanent|giving up|given up|will not be (?:re)?tried)/iu.test(report);
  const opening = OPENINGS.map((pattern) => pattern.exec(report)?.index ?? -1).find((index) => index >= 0) ?? -1;
  if (opening < 0 && !isDelay && !(isReport && /\b[45]\d\d[ -]/u.test(report)))
    return { recipients: [], isDelay: false, diagnostic: () => '' };
  const addresses = [...report.slice(Math.max(opening, 0)).matchAll(ADDRESS)].map(([address]) => bare(address));
  const recipients = [...new Set(addresses)].filter((address) => !/^(?:postmaster|mailer-daemon|abuse)@/u.test(address));
  return { recipients: recipients.slice(0, MOST_RECIPIENTS), isDelay, diagnostic: (address) => wordsAbout(address, report, text) };
}

/** A report for people names few. */
const MOST_RECIPIENTS = 20;

function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^mailto/u, '')
    .replace(/[.>]+$/u, '');
}

/** From the address to the next one, and the first status code of the mail behind it; the whole text when that part says nothing. */
function wordsAbout(address: string, report: string, text: string): string {
  const start = report.toLowerCase().indexOf(address);
  const rest = start < 0 ? '' : report.slice(start + address.length);
  const next = rest.search(/\n\s*<?[^\s<>;,:"'()]+@[^\s<>;,:"'()]+>?:?\s*(?:\n|$)/u);
  const part = next < 0 ? rest : rest.slice(0, next);
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/u.exec(text)?.[0] ?? '';
  return /[a-z]{3}/iu.test(part) ? `${part} ${status}` : text;
}
