import { z } from 'zod';
import { gates, plans } from '../domain/licence/plans.ts';
import { licenceStates, standingReasons } from '../domain/licence/standing.ts';
import { subscriptionStates } from '../domain/licence/licence.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { instantField, nothing } from './fields.ts';

/** What a plan is worth now; rules in docs/rules/licence.md. */
export const standingSchema = z.object({
  state: z.enum(licenceStates),
  reason: z.enum(standingReasons).nullable(),
  /** The plan that holds now. */
  plan: z.enum(plans),
  /** The plan that the licence is for, also when it has ended. */
  licensedPlan: z.enum(plans),
  opens: z.array(z.enum(gates)).readonly(),
  graceEndsAt: instantField.nullable(),
  clockLooksWrong: z.boolean(),
});

/**
 * Why the last attempt brought no licence; none of them changes what holds. With `placeKept` one came, of another account, and
 * the one of before could not be told that its place is free.
 */
export const accountTroubles = ['unreachable', 'refused', 'notTrusted', 'placeKept'] as const;
export type AccountTrouble = (typeof accountTroubles)[number];

/** The pages of the service that the app leads to. */
export const accountPages = ['connect', 'account', 'plan', 'devices', 'pricing', 'signUp', 'privacy'] as const;
export type AccountPage = (typeof accountPages)[number];

const accountStateSchema = z.object({
  /** False for the sample, which belongs to nobody. */
  isPossible: z.boolean(),
  standing: standingSchema,
  /** The account that this computer is connected to; null without one. What its licence says is null when it cannot be read. */
  account: z
    .object({
      subscription: z.enum(subscriptionStates).nullable(),
      /** When what was paid for ends; null for what has no end. */
      periodEndsAt: instantField.nullable(),
      issuedAt: instantField.nullable(),
      /** When it came, by the clock of this computer. */
      receivedAt: instantField,
      /** Whether this computer was released from the account. It goes on as Free until it is connected anew. */
      isReleased: z.boolean(),
    })
    .nullable(),
  /** The code that the user enters on the page, while this computer waits for that. */
  connecting: z.object({ code: z.string(), url: z.string(), endsAt: instantField }).nullable(),
  /** When a licence was last asked for; null when it never was. */
  lastTriedAt: instantField.nullable(),
  /** Attempts in a row that brought none. */
  failures: z.int(),
  trouble: z.enum(accountTroubles).nullable(),
  /** Their addresses. */
  pages: z.record(z.enum(accountPages), z.string()),
});
export type AccountState = z.output<typeof accountStateSchema>;

export const accountContract = {
  state: storeOperation.input(nothing).output(accountStateSchema),
  /**
   * Asks for a code. That the user entered it is found out in the background; asked again while a code waits, it looks at once,
   * and answers with the same code as long as it was not. Where an account is connected, all stays as it is until the code is
   * entered in another one; the place in the first is then given up.
   */
  connect: storeOperation.input(nothing).output(accountStateSchema).errors(failures('ACCOUNT_UNREACHABLE', 'NOT_SUPPORTED_HERE')),
  cancelConnect: storeOperation.input(nothing).output(accountStateSchema),
  /** The user looks at the account, or comes back to it: asks for a new licence in the background, unless one was asked for within a minute. */
  hurry: storeOperation.input(nothing).output(nothing),
  /** Asks for a new licence now; how it went is in the state. */
  refresh: storeOperation.input(nothing).output(accountStateSchema),
  /**
   * Gives up this computer's place and forgets the licence. `always` forgets it also when the service cannot be reached: the
   * place is then given up on the service's pages.
   */
  disconnect: storeOperation
    .input(z.object({ always: z.boolean() }).strict())
    .output(accountStateSchema)
    .errors(failures('ACCOUNT_UNREACHABLE')),
  /** Shows a page in the user's browser; the page for connecting with the code that waits. In a browser, pages are links. */
  openPage: storeOperation
    .input(z.object({ page: z.enum(accountPages) }).strict())
    .output(nothing)
    .errors(failures('NOT_SUPPORTED_HERE')),
};
