import { implement, ORPCError } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { z } from 'zod';
import { cloudContract, cloudPath } from '../../../shared/contract/cloud/index.ts';
import { isDatabaseAway } from '../../db/database-away.ts';
import { licensingCall, licensingValues, proofHeader, type LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Call, CallAnswer, CallRoute } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import { ofNetwork, type Limits } from '../accounts/limits.ts';
import { createAccessKey, isProvenByKey } from './access-key.ts';
import type { DeviceRequests } from './device-requests.ts';
import type { Devices } from './devices.ts';
import type { Licences } from './licences.ts';
import { createChallenge, isOurChallenge, isProven, readProof, type Proof } from './proof.ts';

interface Caller {
  readonly proof: Proof | null;
  readonly address: () => string;
  /** What the log knows the request by. */
  readonly request: string;
}

export interface CallsDeps {
  readonly devices: Devices;
  readonly requests: DeviceRequests;
  readonly licences: Licences;
  readonly limits: Limits;
  readonly seal: Seal;
  readonly log: CloudLog;
  readonly now: CloudClock;
}

/** A refresh as apps send it. Anything else goes through the whole contract, which says what is wrong with it. */
const refreshSent = z.strictObject({ json: licensingCall });

/** The calls of the app. No cookie counts here: a device shows by a proof that it is the one it says. */
export function callRoutes(deps: CallsDeps): readonly CallRoute[] {
  const { refresh, ...proving } = createRefresh(deps);
  const handler = new StandardRPCHandler<Caller>(routerOf(deps, { refresh, ...proving }));
  const refreshPath = `${cloudPath}/licence/refresh`;

  const byContract = async ({ path, text, header, address, request }: Call): Promise<CallAnswer> => {
    const context = { proof: readProof(header(proofHeader)), address, request };
    const { matched, response } = await handler.handle(callOf(path, text), { prefix: cloudPath, context });
    return matched ? { status: response.status, body: response.body } : { status: 404, body: {} };
  };
  /** The one call that every app sends each day: by the same schema and the same code, without the rest of the contract's machine. */
  const refreshAtOnce = async (call: Call): Promise<CallAnswer> => {
    const input = refreshIn(call.text);
    if (input === null) return byContract(call);
    return { status: 200, body: { json: await refresh(input, readProof(call.header(proofHeader))) } };
  };

  const paths = Object.entries(cloudContract).flatMap(([group, calls]) =>
    Object.keys(calls).map((call) => `${cloudPath}/${group}/${call}`),
  );
  return paths.map((path) => ({ method: 'POST', path, access: 'call', respond: path === refreshPath ? refreshAtOnce : byContract }));
}

function refreshIn(text: string): LicensingCall | null {
  try {
    return refreshSent.safeParse(JSON.parse(text)).data?.json ?? null;
  } catch {
    return null; // no JSON
  }
}

/** JSON is all that our calls bring; as a whole `Request` of the web each would take twice the time. */
function callOf(path: string, text: string): Parameters<StandardRPCHandler<Caller>['handle']>[0] {
  return {
    method: 'POST',
    url: new URL(path, 'http://calls'),
    headers: {},
    signal: undefined,
    body: async () => (text === '' ? undefined : (JSON.parse(text) as unknown)),
  };
}

/** A refresh, and what proves it: the signature of the device, or a key that it was given after one. */
function createRefresh({ licences, seal, now }: CallsDeps) {
  return { refresh, isSigned };

  async function refresh(call: LicensingCall, proof: Proof | null): Promise<Awaited<ReturnType<Licences['refresh']>>> {
    if (proof?.kind === 'keyed') return isKeyed(call, proof) ? licences.refresh(call, null) : { outcome: 'refused' };
    if (!(await isSigned(call, proof, 'licence.refresh'))) return { outcome: 'refused' };
    return licences.refresh(call, createAccessKey(seal, call, now()));
  }

  function isKeyed(call: LicensingCall, proof: Proof & { readonly kind: 'keyed' }): boolean {
    return isOurChallenge(seal, proof.challenge, now()) && isProvenByKey(seal, proof, call, 'licence.refresh', now());
  }

  async function isSigned(call: LicensingCall, proof: Proof | null, operation: string): Promise<boolean> {
    return (
      proof?.kind === 'signed' &&
      isOurChallenge(seal, proof.challenge, now()) &&
      (await isProven(proof, call.deviceKey, operation, licensingValues(call)))
    );
  }
}

function routerOf({ devices, requests, limits, seal, log, now }: CallsDeps, { refresh, isSigned }: ReturnType<typeof createRefresh>) {
  const call = implement(cloudContract)
    .$context<Caller>()
    .use(async ({ context: { request }, next, path }) => {
      try {
        return await next();
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'BAD_REQUEST'))
          log.error('call failed', error, { request, call: path.join('.') });
        // "Not now", which an app takes as no answer at all.
        throw isDatabaseAway(error) ? new ORPCError('SERVICE_UNAVAILABLE') : error;
      }
    });

  return call.router({
    devices: {
      ask: call.devices.ask.handler(async ({ input, context }) => {
        const wait = await limits.begin([ofNetwork(context.address(), 'device')]);
        return wait > 0 ? { outcome: 'later', waitMs: wait } : { outcome: 'asked', ...(await requests.ask(input)) };
      }),
      look: call.devices.look.handler(async ({ input: { requestId, deviceKey }, context: { proof } }) => {
        const isOfRequest = proof?.kind === 'signed' && proof.challenge === requestId;
        const isProof = isOfRequest && (await isProven(proof, deviceKey, 'devices.look', [requestId, deviceKey]));
        const found = isProof ? await requests.look(requestId, deviceKey) : null;
        if (found === null) return { outcome: 'gone' };
        return found === 'waiting' ? { outcome: 'waiting' } : { outcome: 'connected', ...found };
      }),
    },
    licence: {
      challenge: call.licence.challenge.handler(() => ({ challenge: createChallenge(seal, now()) })),
      refresh: call.licence.refresh.handler(({ input, context }) => refresh(input, context.proof)),
      release: call.licence.release.handler(async ({ input, context }) => {
        // By the signature alone: a key that was handed out gives no place away.
        if (!(await isSigned(input, context.proof, 'licence.release'))) return { outcome: 'refused' };
        await devices.releaseByKey(input.accountId, input.deviceKey);
        return { outcome: 'released' };
      }),
    },
  });
}
