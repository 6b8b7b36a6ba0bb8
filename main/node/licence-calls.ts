import { z } from 'zod';
import { deviceSignedText, licensingValues, proofHeader, type LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import { cloudContract, cloudPath } from '../../shared/contract/cloud/index.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import type { AccessSealer, DeviceSigner, LicenceServer } from '../ports/licence-server.ts';
import { fetchPlainly, type Fetch } from './plain-fetch.ts';

export interface LicenceCallLimits {
  /** A whole answer must be here by then. */
  readonly totalMs: number;
  readonly mostBytes: number;
}

export const licenceCallLimits: LicenceCallLimits = { totalMs: 20_000, mostBytes: 16_000 };

export interface LicenceServerOptions {
  /** Without a slash at its end: https, or http on 127.0.0.1. */
  readonly url: string;
  /** Node's own unless another is given. */
  readonly fetch?: Fetch;
  readonly limits?: LicenceCallLimits;
}

const answers = {
  ask: schemaOf(cloudContract.devices.ask),
  look: schemaOf(cloudContract.devices.look),
  challenge: schemaOf(cloudContract.licence.challenge),
  refresh: schemaOf(cloudContract.licence.refresh),
  release: schemaOf(cloudContract.licence.release),
};

/**
 * The calls to the account's service, with no header that tells one computer from another but the proof. An answer counts
 * only when it has status 200 and the contract's shape; a redirect is an answer of somebody else.
 *
 * @throws TypeError for an address that would be called without encryption
 */
export function createLicenceServer(options: LicenceServerOptions): LicenceServer {
  const server: Required<LicenceServerOptions> = { fetch: globalThis.fetch, limits: licenceCallLimits, ...options };
  requireSafe(server.url);

  const send = async <T>(call: string, input: unknown, schema: z.ZodType<T>, proof: string | null, signal: AbortSignal): Promise<T> => {
    const url = `${server.url}${cloudPath}/${call}`;
    const text = await bodyOf({ ...server, url, body: JSON.stringify({ json: input }), proof, signal });
    return read(text, schema);
  };
  /** The challenge is asked for first: a proof that was seen on its way is worth nothing for the next call. */
  const proven = async <T>(
    call: 'refresh' | 'release',
    input: LicensingCall,
    schema: z.ZodType<T>,
    prove: DeviceSigner | AccessSealer,
    signal: AbortSignal,
  ) => {
    const { challenge } = await send('licence/challenge', undefined, answers.challenge, null, signal);
    const proof = proofOf(challenge, `licence.${call}`, licensingValues(input), prove);
    return send(`licence/${call}`, input, schema, proof, signal);
  };

  return {
    url: server.url,
    ask: (device, signal) => send('devices/ask', device, answers.ask, null, signal),
    look: (request, sign, signal) => {
      const proof = proofOf(request.requestId, 'devices.look', [request.requestId, request.deviceKey], sign);
      return send('devices/look', request, answers.look, proof, signal);
    },
    refresh: (call, prove, signal) => proven('refresh', call, answers.refresh, prove, signal),
    release: (call, sign, signal) => proven('release', call, answers.release, sign, signal),
  };
}

function requireSafe(address: string): void {
  const { protocol, hostname } = new URL(address);
  const isHere = protocol === 'http:' && hostname === '127.0.0.1';
  if (protocol !== 'https:' && !isHere) throw new TypeError('the account service is called by https alone');
}

function proofOf(challenge: string, operation: string, values: readonly string[], prove: DeviceSigner | AccessSealer): string {
  const text = deviceSignedText(challenge, operation, values);
  return typeof prove === 'function' ? `Device ${challenge} ${prove(text)}` : `Access ${challenge} ${prove.until} ${prove.seal(text)}`;
}

interface Post extends Required<LicenceServerOptions> {
  readonly body: string;
  readonly proof: string | null;
  readonly signal: AbortSignal;
}

async function bodyOf({ fetch, url, limits, body, proof, signal }: Post): Promise<string> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(limits.totalMs);
  // What is not read to its end is hung up on.
  const over = new AbortController();
  const headers = { 'content-type': 'application/json', ...(proof === null ? {} : { [proofHeader]: proof }) };
  try {
    const any = AbortSignal.any([signal, late, over.signal]);
    return await readBody(await fetchPlainly({ fetch, url, signal: any, post: { body, headers } }), limits);
  } catch (error) {
    signal.throwIfAborted();
    throw isAppError(error) ? error : unreachable(late.aborted ? 'slow' : 'network', error);
  } finally {
    over.abort();
  }
}

async function readBody({ status, redirected, body }: Response, { mostBytes }: LicenceCallLimits): Promise<string> {
  if (status !== 200 || redirected) throw unreachable('status', undefined, status);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw unreachable('large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function read<T>(text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreachable('notJson', error); // the page of a hotel's network comes as often as anything else
  }
  const answer = z.object({ json: schema }).safeParse(value);
  if (!answer.success) throw unreachable('shape');
  return answer.data.json;
}

function unreachable(reason: string, cause?: unknown, status?: number): AppError {
  return new AppError('ACCOUNT_UNREACHABLE', { reason, ...(status === undefined ? {} : { status }) }, { cause });
}

function schemaOf<T extends z.ZodType>(call: { readonly '~orpc': { readonly outputSchema?: T | undefined } }): T {
  const { outputSchema } = call['~orpc'];
  if (outputSchema === undefined) throw new TypeError('a call of the service without an answer');
  return outputSchema;
}
