import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../../shared/errors/app-error.ts';
import { checkedAddresses, pinnedLookup, type AddressRule, type NameResolver } from './feed-fetch-address.ts';

export interface Hop {
  readonly url: URL;
  readonly rule: AddressRule;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly idleMs: number;
  readonly resolve: NameResolver;
  /** Certificates to trust instead of the built-in ones (PEM). */
  readonly ca: string | undefined;
}

/**
 * Sends one GET over a connection of its own and waits for the head of the answer.
 *
 * @throws AppError FEED_PRIVATE_ADDRESS, FEED_NOT_HTTPS, FEED_TLS, FEED_UNREACHABLE; the signal's reason
 */
export async function sendHop(hop: Hop): Promise<IncomingMessage> {
  const host = hop.url.hostname;
  try {
    const addresses = await abortable(checkedAddresses(host, hop.rule, hop.resolve), hop.signal);
    hop.signal.throwIfAborted();
    const send = hop.url.protocol === 'https:' ? requestHttps : requestHttp;
    return await headOf(send(hop.url, requestOptions(hop, pinnedLookup(addresses))), hop);
  } catch (error) {
    hop.signal.throwIfAborted();
    throw error instanceof AppError ? error : new AppError(isTlsFault(error) ? 'FEED_TLS' : 'FEED_UNREACHABLE', { host }, { cause: error });
  }
}

function requestOptions({ url, headers, ca, signal, idleMs }: Hop, lookup: RequestOptions['lookup']): RequestOptions & { ca?: string } {
  return {
    method: 'GET',
    agent: false,
    // A user name in the address must not reach further hops: it is set as a header where it belongs.
    auth: null,
    headers: { host: url.host, ...headers },
    lookup,
    signal,
    timeout: idleMs,
    ...(ca === undefined ? {} : { ca }),
  };
}

function headOf(request: ClientRequest, { url }: Hop): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('timeout', () => request.destroy(new AppError('FEED_TOO_SLOW', { host: url.hostname })));
    request.on('response', (answer) => {
      // An error that comes after the head belongs to whoever reads the body.
      answer.on('error', () => undefined);
      request.on('timeout', () => answer.destroy(new AppError('FEED_TOO_SLOW', { host: url.hostname })));
      resolve(answer);
    });
    request.on('error', reject);
    request.end();
  });
}

/** A name look-up cannot be called back; it is left behind. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

const TLS_CODES = /^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO$|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|CRL_)/u;

function isTlsFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && TLS_CODES.test(error.code);
}
