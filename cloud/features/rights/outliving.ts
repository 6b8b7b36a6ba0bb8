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

/** The name of these lines in the log. */
const EVENT = 'outlives the database';

/**
 * Says it in the log, which is kept apart from the database: for as long as its backups are (docs/runbooks/cloud.md). Before the
 * transaction ends, so that the log never knows less than the database: a line too many does what was asked for once more.
 */
export function outlive(log: CloudLog, { accountId, what, at, no }: Said): void {
  log.info(EVENT, { account: accountId, what, at: at.toISOString(), ...no });
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

export interface Heard {
  /** Oldest first. */
  readonly lines: readonly Said[];
  /** Lines that speak of it and cannot be read: cut off, or changed. */
  readonly unread: number;
}

/** Whether a line of a log is one of these, in whatever it is wrapped: a container's log puts words before each line. */
export function speaksOfIt(line: string): boolean {
  return line.includes(`"event":"${EVENT}"`);
}

/** @param about  lines of a log that speak of it */
export function heardIn(about: readonly string[]): Heard {
  const lines = about.flatMap((line) => {
    const read = lineSchema.safeParse(jsonIn(line));
    return read.success ? [read.data] : [];
  });
  return { lines: lines.toSorted((a, b) => a.at.getTime() - b.at.getTime()), unread: about.length - lines.length };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1)) as unknown;
  } catch {
    return null; // counted as unread
  }
}
