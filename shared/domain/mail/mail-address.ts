declare const address: unique symbol;

/** One mail address that was checked: no spaces, signs or line breaks that could make it two. */
export type MailAddress = string & { readonly [address]: 'MailAddress' };

/** Longest address that mail servers take (RFC 5321 §4.5.3.1.3, less the brackets). */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/**
 * Checks a mail address as it is typed; spaces around it are dropped, the domain is written in small letters.
 *
 * @returns null for anything but `name@domain`: quoted names and comments of RFC 5322 are not taken
 */
export function parseMailAddress(text: string): MailAddress | null {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const [local, domain] = [trimmed.slice(0, at), trimmed.slice(at + 1).toLowerCase()];
  if (at < 1 || trimmed.length > LONGEST || local.length > LONGEST_LOCAL) return null;
  const isAddress = LOCAL.test(local) && DOMAIN.test(domain);
  // Both parts were just checked against what RFC 5321 calls an atom and a domain.
  return isAddress ? (`${local}@${domain}` as MailAddress) : null;
}

const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u;
/** International names keep their letters; the mail library writes them in ASCII. */
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}(?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{N}])$/u;

/** The part behind the @. */
export function domainOf(mailAddress: MailAddress): string {
  return mailAddress.slice(mailAddress.lastIndexOf('@') + 1);
}

/**
 * The Message-ID of an outbox message: made from its id, so every attempt and every copy carries the same.
 *
 * @param id letters, digits and hyphens (a UUID)
 */
export function messageIdOf(id: string, from: MailAddress): string {
  if (!/^[A-Za-z\d-]{1,64}$/u.test(id)) throw new RangeError('not an id');
  return `<${id}@${/^[\w.-]+$/u.test(domainOf(from)) ? domainOf(from) : 'session-desk.invalid'}>`;
}
