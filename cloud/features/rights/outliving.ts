import { z } from 'zod';
import type { CloudLog } from '../../log.ts';
import type { ChoiceWay, ChosenCategory } from '../mail/kinds.ts';

/** What must hold though the database is brought back from a backup that does not know it. */
const said = ['deletion.asked', 'deletion.stopped', 'account.deleted', 'mail.notWanted'] as const;

export interface Said {
  readonly accountId: string;
  readonly what: (typeof said)[number];
  readonly at: Date;
  /** For mail alone: which kind, and how the no was said. */
  readonly no?: { readonly category: ChosenCategory; readonly way: ChoiceWay };
}

/** The same of a network that is not to be counted, or an address that is not to be written to. */
const saidOfMarks = ['visits.refused', 'visits.allowed', 'address.stopped', 'address.freed'] as const;

export interface SaidOfMark {
  /** As the database holds it: neither network nor address can be read from it. */
  readonly mark: string;
  readonly what: (typeof saidOfMarks)[number];
  readonly at: Date;
  /** For an address that is not written to any more. */
  readonly reason?: 'bounced' | 'complained';
}

/** The name of these lines in the log. */
const EVENT = 'outlives the database';

/**
 * Says it in the log, which is kept apart from the database: for as long as its backups are (docs/runbooks/cloud.md). Before the
 * transaction ends, so that the log never knows less than the database: a line too many does what was asked for once more.
 */
export function outlive(log: CloudLog, about: Said | SaidOfMark): void {
  const { what, at } = about;
  const whose = 'mark' in about ? { mark: about.mark } : { account: about.accountId };
  const more = 'mark' in about ? (about.reason ? { reason: about.reason } : {}) : about.no;
  log.info(EVENT, { ...whose, what, at: at.toISOString(), ...more });
}

const lineSchema = z
  .object({
    event: z.literal(EVENT),
    account: z.uuid(),
    what: z.enum(said),
    at: z.iso.datetime(),
    category: z.enum(['news', 'research']).optional(),
    way: z.enum(['signUp', 'page', 'link', 'oneClick']).optional(),
  })
  .transform(({ account, what, at, category, way }): Said => ({
    accountId: account,
    what,
    at: new Date(at),
    ...(category && way ? { no: { category, way } } : {}),
  }));

const markLineSchema = z
  .object({
    event: z.literal(EVENT),
    mark: z.base64url().length(43),
    what: z.enum(saidOfMarks),
    at: z.iso.datetime(),
    reason: z.enum(['bounced', 'complained']).optional(),
  })
  .transform(({ mark, what, at, reason }): SaidOfMark => ({ mark, what, at: new Date(at), ...(reason ? { reason } : {}) }));

const eitherLine = z.union([lineSchema, markLineSchema]);

export interface Heard {
  /** Of accounts, oldest first. */
  readonly lines: readonly Said[];
  /** Of networks and addresses, oldest first. */
  readonly marks: readonly SaidOfMark[];
  /** Lines that speak of it and cannot be read: cut off, or changed. */
  readonly unread: number;
}

/** Whether a line of a log is one of these, in whatever it is wrapped: a container's log puts words before each line. */
export function speaksOfIt(line: string): boolean {
  return line.includes(`"event":"${EVENT}"`);
}

/** @param about  lines of a log that speak of it */
export function heardIn(about: readonly string[]): Heard {
  const read = about.flatMap((line) => eitherLine.safeParse(jsonIn(line)).data ?? []);
  const inOrder = read.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const lines = inOrder.flatMap((one) => ('mark' in one ? [] : [one]));
  const marks = inOrder.flatMap((one) => ('mark' in one ? [one] : []));
  return { lines, marks, unread: about.length - read.length };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1)) as unknown;
  } catch {
    return null; // counted as unread
  }
}
