import type { LookupAddress } from 'node:dns';
import { lookup as lookUpName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '../../shared/errors/app-error.ts';

/** `local` may be used after the user confirmed it; `never` holds cloud metadata, multicast and the like. */
export type AddressKind = 'public' | 'local' | 'never';

/**
 * Which addresses a request may reach. Plain http goes to confirmed local servers only;
 * `none` is plain http that is not confirmed: the fault says whether it could be.
 */
export type AddressRule = 'publicOnly' | 'localOnly' | 'publicOrLocal' | 'none';

/** Finds all addresses of a host name; injected in tests. */
export type NameResolver = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Asks the system, as a browser would. */
export const resolveName: NameResolver = (hostname) => lookUpName(hostname, { all: true, order: 'verbatim' });

/**
 * Resolves a host once and checks every answer; the connection then uses these addresses and no other,
 * so a name that changes its answer between check and use gains nothing.
 *
 * @param hostname  as in a parsed URL, IPv6 in brackets
 * @throws AppError FEED_PRIVATE_ADDRESS, FEED_NOT_HTTPS when plain http would leave the own network, FEED_UNREACHABLE
 */
export async function checkedAddresses(hostname: string, rule: AddressRule, resolve: NameResolver): Promise<readonly LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/gu, '');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new AppError('FEED_UNREACHABLE', { host });
  // One forbidden answer among good ones is enough to refuse: an honest server has no such name.
  for (const { address } of addresses) requireAllowed(addressKind(address), rule, host);
  return addresses;
}

function requireAllowed(kind: AddressKind, rule: AddressRule, host: string): void {
  const isConfirmed = rule === 'localOnly' || rule === 'publicOrLocal';
  // Asking again would not help: no confirmation opens these.
  if (kind === 'never' && isConfirmed) throw new AppError('FEED_UNREACHABLE', { host });
  if (kind !== 'public' && !isConfirmed) throw new AppError('FEED_PRIVATE_ADDRESS', { host });
  if (kind === 'public' && (rule === 'localOnly' || rule === 'none')) throw new AppError('FEED_NOT_HTTPS', { host });
}

/** A lookup for `http.request` that knows only the checked addresses. */
export function pinnedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/** Metadata services that stand inside ranges which a user may otherwise confirm, or outside all special ranges. */
const METADATA: ReadonlySet<string> = new Set(['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']);

/** What an IP address leads to; mapped and translated IPv6 forms count as the IPv4 address inside. */
export function addressKind(text: string): AddressKind {
  if (!ipaddr.isValid(text) || text.includes('%')) return 'never';
  const address = unwrapped(ipaddr.parse(text));
  if (METADATA.has(address.toString())) return 'never';
  const range = address.range();
  if (range === 'private' || range === 'loopback' || range === 'uniqueLocal' || range === 'carrierGradeNat') return 'local';
  return range === 'unicast' && isGlobal(address) ? 'public' : 'never';
}

type Address = ReturnType<typeof ipaddr.parse>;

/** IPv4 inside `::ffff:0:0/96` (mapped) and `64:ff9b::/96` (NAT64, which IPv6-only networks use for every IPv4 server). */
function unwrapped(address: Address): Address {
  if (!('parts' in address)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const isNat64 = address.match([ipaddr.IPv6.parse('64:ff9b::'), 96]);
  return isNat64 ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address;
}

/** Only 2000::/3 is given out to the internet; `::127.0.0.1` and other leftovers lie outside. */
function isGlobal(address: Address): boolean {
  return !('parts' in address) || address.match([ipaddr.IPv6.parse('2000::'), 3]);
}
