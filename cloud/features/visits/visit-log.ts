import { createHmac, randomBytes } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { Context } from 'hono';
import { atMost } from '../../at-most.ts';
import type { CloudDatabase } from '../../db/database.ts';
import { visitKeys, visitRefusals, visits } from '../../db/schema.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';
import { networkOf } from '../../web/visitor.ts';
import { outlive } from '../rights/outliving.ts';
import { campaignOf, deviceOf } from './visit-facts.ts';

export interface VisitLogDeps {
  readonly database: CloudDatabase;
  readonly seal: Seal;
  readonly log: CloudLog;
  readonly now: CloudClock;
  readonly addressOf: (c: Context) => string;
  /** The header in which the edge in front writes the visitor's country; null when there is none. */
  readonly countryHeader: string | null;
}

const REFUSED = 'visits refused';
/** A page does not wait longer for having been counted. */
const COUNTED_WITHIN_MS = 1_000;

export type VisitLog = ReturnType<typeof createVisitLog>;

/**
 * Counts visits of open pages. A visitor is a mark of address and browser under a key that is made for the day and thrown away after it:
 * from then on nobody can tell whose it was, or link it to another day. Neither address nor account is written down.
 */
export function createVisitLog({ database, seal, log, now, addressOf, countryHeader }: VisitLogDeps) {
  return { record, isRefused, refuse, allow };

  /** Never keeps a page from its visitor: what goes wrong is logged, and what takes long goes on by itself. */
  async function record(c: Context, page: string): Promise<void> {
    if (c.req.header('sec-gpc') === '1' || c.req.header('dnt') === '1') return;
    await atMost(COUNTED_WITHIN_MS, count(c, page), undefined);
  }

  async function count(c: Context, page: string): Promise<void> {
    try {
      if (await isRefused(c)) return;
      const onDay = new Date(now()).toISOString().slice(0, 10);
      const userAgent = c.req.header('user-agent') ?? '';
      const visitor = createHmac('sha256', await keyOf(onDay))
        .update(`${networkOf(addressOf(c))}\n${userAgent}`)
        .digest('base64url');
      const country = /^[A-Z]{2}$/.exec((countryHeader && c.req.header(countryHeader)) || '')?.[0] ?? null;
      const campaign = campaignOf((name) => c.req.query(name));
      await database.service.insert(visits).values({ onDay, visitor, page, device: deviceOf(userAgent), country, ...campaign });
    } catch (error) {
      log.error('visit not counted', error);
    }
  }

  async function isRefused(c: Context): Promise<boolean> {
    const [refused] = await database.service
      .select()
      .from(visitRefusals)
      .where(inArray(visitRefusals.mark, refusalsOf(c)));
    return refused !== undefined;
  }

  async function refuse(c: Context): Promise<void> {
    const refusal = { mark: seal.mark(REFUSED, networkOf(addressOf(c))), since: new Date(now()) };
    await database.service.transaction(async (db) => {
      const [fresh] = await db.insert(visitRefusals).values(refusal).onConflictDoNothing().returning();
      if (fresh) outlive(log, { mark: refusal.mark, what: 'visits.refused', at: refusal.since });
    });
  }

  async function allow(c: Context): Promise<void> {
    await database.service.transaction(async (db) => {
      const allowed = await db
        .delete(visitRefusals)
        .where(inArray(visitRefusals.mark, refusalsOf(c)))
        .returning();
      for (const { mark } of allowed) outlive(log, { mark, what: 'visits.allowed', at: new Date(now()) });
    });
  }

  /** Under a former secret, too. */
  function refusalsOf(c: Context): string[] {
    return seal.marks(REFUSED, networkOf(addressOf(c)));
  }

  /** The same on all instances: the first that needs it makes it. Read each time: what is kept here would outlive its day. */
  async function keyOf(day: string): Promise<string> {
    await database.service
      .insert(visitKeys)
      .values({ onDay: day, key: randomBytes(32).toString('base64') })
      .onConflictDoNothing();
    const [row] = await database.service.select().from(visitKeys).where(eq(visitKeys.onDay, day));
    if (!row) throw new Error('the key of the day is not there');
    return row.key;
  }
}
