import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { z } from 'zod';
import { deviceSignedText, licensingValues, proofHeader, type LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import { cloudContract, cloudPath } from '../../shared/contract/cloud/index.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import type { DeviceSigner, LicenceServer } from '../ports/licence-server.ts';

export interface LicenceCallLimits {
  /** A whole answer must be here by then. */
  readonly totalMs: number;
  readonly mostBytes: number;
}

export const licenceCallLimits: LicenceCallLimits = { totalMs: 20_000, mostBytes: 16_000 };

export interface LicenceServerOptions {
  /** Without a slash at its end: https, or http on 127.0.0.1. */
  readonly url: string;
  readonly limits?: LicenceCallLimits;
  /** Certificates to trust instead of the built-in ones (PEM). */
  readonly ca?: string;
}

const answers = {
  ask: schemaOf(cloudContract.devices.ask),
  look: schemaOf(cloudContract.devices.look),
  challenge: schemaOf(cloudContract.licence.challenge),
  refresh: schemaOf(cloudContract.licence.refresh),
  release: schemaOf(cloudContract.licence.release),
};

/**
 * The calls to the account's service, each over a connection of its own, with no header but what it needs. An answer counts
 * only when it has status 200 and the contract's shape; a redirect is an answer of somebody else.
 *
 * @throws TypeError for an address that would be called without encryption
 */
export function createLicenceServer(options: LicenceServerOptions): LicenceServer {
  const server: Required<Omit<LicenceServerOptions, 'ca'>> & Pick<LicenceServerOptions, 'ca'> = { limits: licenceCallLimits, ...options };
  requireSafe(server.url);

  const send = async <T>(call: string, input: unknown, schema: z.ZodType<T>, proof: string | null, signal: AbortSignal): Promise<T> => {
    const url = new URL(`${server.url}${cloudPath}/${call}`);
    const text = await bodyOf({ ...server, url, body: JSON.stringify({ json: input }), proof, signal });
    return read(text, schema);
  };
  /** The challenge is asked for first: a proof that was seen on its way is worth nothing for the next call. */
  const proven = async <T>(
    call: 'refresh' | 'release',
    input: LicensingCall,
    schema: z.ZodType<T>,
    sign: DeviceSigner,
    signal: AbortSignal,
  ) => {
    const { challenge } = await send('licence/challenge', undefined, answers.challenge, null, signal);
    const proof = proofOf(challenge, `licence.${call}`, licensingValues(input), sign);
    return send(`licence/${call}`, input, schema, proof, signal);
  };

  return {
    url: server.url,
    ask: (device, signal) => send('devices/ask', device, answers.ask, null, signal),
    look: (request, sign, signal) => {
      const proof = proofOf(request.requestId, 'devices.look', [request.requestId, request.deviceKey], sign);
      return send('devices/look', request, answers.look, proof, signal);
    },
    refresh: (call, sign, signal) => proven('refresh', call, answers.refresh, sign, signal),
    release: (call, sign, signal) => proven('release', call, answers.release, sign, signal),
  };
}

function requireSafe(address: string): void {
  const { protocol, hostname } = new URL(address);
  const isHere = protocol === 'http:' && hostname === '127.0.0.1';
  if (protocol !== 'https:' && !isHere) throw new TypeError('the account service is called by https alone');
}

function proofOf(challenge: string, operation: string, values: readonly string[], sign: DeviceSigner): string {
  return `Device ${challenge} ${sign(deviceSignedText(challenge, operation, values))}`;
}

interface Post {
  readonly url: URL;
  readonly body: string;
  readonly proof: string | null;
  readonly limits: LicenceCallLimits;
  readonly ca?: string | undefined;
  readonly signal: AbortSignal;
}

async function bodyOf(post: Post): Promise<string> {
  const { signal, limits } = post;
  signal.throwIfAborted();
  const late = AbortSignal.timeout(limits.totalMs);
  try {
    return await readBody(await headOf(post, AbortSignal.any([signal, late])), limits);
  } catch (error) {
    signal.throwIfAborted();
    throw isAppError(error) ? error : unreachable(late.aborted ? 'slow' : 'network', error);
  }
}

function headOf({ url, body, proof, ca }: Post, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(proof === null ? {} : { [proofHeader]: proof }),
  };
  const request = send(url, { method: 'POST', agent: false, headers, signal, ...(ca === undefined ? {} : { ca }) });
  request.on('response', resolve);
  request.on('error', reject);
  request.end(body);
  return promise;
}

async function readBody(answer: IncomingMessage, { mostBytes }: LicenceCallLimits): Promise<string> {
  try {
    if (answer.statusCode !== 200) throw unreachable('status', undefined, answer.statusCode);
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > mostBytes) throw unreachable('large');
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    answer.destroy();
  }
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
