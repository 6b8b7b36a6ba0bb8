import { z } from 'zod';
import { subscriptionStates, type Licence } from '../../domain/licence/licence.ts';
import { plans } from '../../domain/licence/plans.ts';
import { idField, instantField } from '../fields.ts';

/** A licence has a few hundred bytes; what is longer is not looked at. */
export const longestToken = 4_000;

/** What a licence says; the format is described in docs/rules/licence.md. */
export const licenceSchema = z
  .strictObject({
    keyId: z.string().regex(/^[0-9a-f]{16}$/u),
    licenceId: idField,
    accountId: idField,
    deviceKeyId: z.string().regex(/^[0-9a-f]{64}$/u),
    plan: z.enum(plans),
    opens: z.array(z.string().regex(/^[A-Za-z]{1,40}$/u)).max(100),
    subscription: z.enum(subscriptionStates),
    periodEndsAt: instantField.nullable(),
    issuedAt: instantField,
    refreshAfter: instantField,
    graceFrom: instantField,
    endsAt: instantField,
    sequence: z.int().min(0),
  })
  .refine(({ issuedAt, refreshAfter, graceFrom, endsAt }) => issuedAt <= refreshAfter && refreshAfter <= graceFrom && graceFrom <= endsAt, {
    error: 'Its days are in order',
    path: ['endsAt'],
  }) satisfies z.ZodType<Licence>;

/** The licence as it travels and is kept: `v1.<base64url>.<base64url>`. */
export const licenceTokenField = z
  .string()
  .max(longestToken)
  .regex(/^v1\.[\w-]+\.[\w-]{86}$/u, { error: 'A licence' });

/** What the signature is made of: the purpose first, so that no other signed text can pass for a licence. */
export function licenceSignedText(payload: string): string {
  return `session-desk licence v1\n${payload}`;
}
