import { oc, type InferContractRouterOutputs } from '@orpc/contract';
import { z } from 'zod';
import { idField, instantField } from '../fields.ts';
import { accessKeyField, appVersionField, deviceKeyField, licensingCall } from './device-fields.ts';
import { licenceTokenField } from './licence-token.ts';

/** Where the service answers the calls of the app, below its address. */
export const cloudPath = '/rpc';

/** Everything that the app asks of the optional service. Nothing of a practice is in it. */
export const cloudContract = {
  devices: {
    /** A computer asks to be connected to an account. The user then enters `code` on the service's pages, signed in. */
    ask: oc.input(z.strictObject({ deviceKey: deviceKeyField, appVersion: appVersionField })).output(
      z.discriminatedUnion('outcome', [
        z.strictObject({
          outcome: z.literal('asked'),
          requestId: idField,
          code: z.string().regex(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/u),
          expiresAt: instantField,
        }),
        z.strictObject({ outcome: z.literal('later'), waitMs: z.int().min(0) }),
      ]),
    ),
    /** Whether the user has done so. Proven with the request's id as the challenge. */
    look: oc
      .input(z.strictObject({ requestId: idField, deviceKey: deviceKeyField }))
      .output(
        z.discriminatedUnion('outcome', [
          z.strictObject({ outcome: z.literal('waiting') }),
          z.strictObject({ outcome: z.literal('gone') }),
          z.strictObject({ outcome: z.literal('connected'), accountId: idField }),
        ]),
      ),
  },
  licence: {
    /** What the device signs with its next call, within five minutes. */
    challenge: oc.output(z.strictObject({ challenge: z.string().max(100) })),
    /** A new licence, proven by the device's signature or by the access key that came after one. `released` brings a signed one too: that this device has none any more. */
    refresh: oc.input(licensingCall).output(
      z.discriminatedUnion('outcome', [
        z.strictObject({
          outcome: z.enum(['licence', 'released']),
          token: licenceTokenField,
          /** Whether what is known of the subscription is older than it should be. */
          isStale: z.boolean(),
          /** To prove the next refreshes by. Comes after a signature alone; null otherwise. */
          accessKey: accessKeyField.nullable(),
        }),
        z.strictObject({ outcome: z.literal('refused') }),
      ]),
    ),
    /** Gives this device's place free. */
    release: oc.input(licensingCall).output(z.strictObject({ outcome: z.enum(['released', 'refused']) })),
  },
};

/** What the service answers, by call. */
export type CloudAnswers = InferContractRouterOutputs<typeof cloudContract>;
