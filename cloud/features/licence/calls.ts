import { implement, ORPCError } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { cloudContract, cloudPath } from '../../../shared/contract/cloud/index.ts';
import { licensingValues, proofHeader, type LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import { isDatabaseAway } from '../../db/database-away.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Route } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import { addressLimit, type Limits } from '../accounts/limits.ts';
import type { DeviceRequests } from './device-requests.ts';
import type { Devices } from './devices.ts';
import type { Licences } from './licences.ts';
import { createChallenge, isOurChallenge, isProven, readProof, type Proof } from './proof.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface Caller {
  readonly proof: Proof | null;
  readonly address: string;
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
  readonly addressOf: (c: Context) => string;
}

/** The calls of the app. No cookie counts here: a device shows by a signature that it is the one it says. */
export function callRoutes(deps: CallsDeps): readonly Route[] {
  const handler = new StandardRPCHandler<Caller>(routerOf(deps));
  const handle = async (c: Context): Promise<Response> => {
    const context = { proof: readProof(c.req.header(proofHeader)), address: deps.addressOf(c), request: c.get('requestId') };
    const { matched, response } = await handler.handle(callOf(c), { prefix: cloudPath, context });
    if (!matched) return c.notFound();
    return c.json(response.body, response.status as ContentfulStatusCode); // oRPC counts statuses as numbers
  };
  const paths = Object.entries(cloudContract).flatMap(([group, calls]) =>
    Object.keys(calls).map((call) => `${cloudPath}/${group}/${call}`),
  );
  return paths.map((path) => ({ method: 'POST', path, access: 'signed', handle }));
}

/** JSON is all that our calls bring; as a whole `Request` of the web each would take twice the time. */
function callOf(c: Context): Parameters<StandardRPCHandler<Caller>['handle']>[0] {
  return {
    method: c.req.method,
    url: new URL(c.req.url),
    headers: {},
    signal: undefined,
    body: async () => {
      const text = await c.req.text();
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
}

function routerOf({ devices, requests, licences, limits, seal, log, now }: CallsDeps) {
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
  const isFromDevice = async ({ proof }: Caller, operation: string, input: LicensingCall): Promise<boolean> =>
    proof !== null &&
    isOurChallenge(seal, proof.challenge, now()) &&
    (await isProven(proof, input.deviceKey, operation, licensingValues(input)));

  return call.router({
    devices: {
      ask: call.devices.ask.handler(async ({ input, context }) => {
        const wait = await limits.begin([{ limit: addressLimit, text: `device ${context.address}` }]);
        return wait > 0 ? { outcome: 'later', waitMs: wait } : { outcome: 'asked', ...(await requests.ask(input)) };
      }),
      look: call.devices.look.handler(async ({ input: { requestId, deviceKey }, context: { proof } }) => {
        const isProof = proof?.challenge === requestId && (await isProven(proof, deviceKey, 'devices.look', [requestId, deviceKey]));
        const found = isProof ? await requests.look(requestId, deviceKey) : null;
        if (found === null) return { outcome: 'gone' };
        return found === 'waiting' ? { outcome: 'waiting' } : { outcome: 'connected', ...found };
      }),
    },
    licence: {
      challenge: call.licence.challenge.handler(() => ({ challenge: createChallenge(seal, now()) })),
      refresh: call.licence.refresh.handler(async ({ input, context }) =>
        (await isFromDevice(context, 'licence.refresh', input)) ? licences.refresh(input) : { outcome: 'refused' },
      ),
      release: call.licence.release.handler(async ({ input, context }) => {
        if (!(await isFromDevice(context, 'licence.release', input))) return { outcome: 'refused' };
        await devices.releaseByKey(input.accountId, input.deviceKey);
        return { outcome: 'released' };
      }),
    },
  });
}
