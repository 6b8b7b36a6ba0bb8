import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DurationMs } from '../../shared/domain/time.ts';
import type { WindowRole } from '../rpc.ts';

/** An invitation opens one page; it lasts an hour or until it is used. */
const INVITATION_LASTS = 3_600_000;
/** A session without any connection ends after twelve hours: a working day with the page put to sleep. */
const SESSION_IDLES = 12 * 3_600_000;
/** More than anyone opens; the oldest idle one gives way. */
const MOST = 64;

export interface PageSession {
  readonly token: string;
  readonly window: WindowRole;
}

/** Who may speak to the core from a page, and in which role. Only hashes of the tokens are kept. */
export interface PageSessions {
  /** A one-time token of 256 bits that opens one page in this role. */
  invite(window: WindowRole): string;
  /** Exchanges a one-time token for a session; null when it is unknown, used or too old. */
  redeem(invitation: string): PageSession | null;
  /** A session at once, for a window that the shell itself opened. */
  open(window: WindowRole): PageSession;
  /** The role of a session, which is counted as used by this; null when there is none. */
  check(token: string): WindowRole | null;
  /** Keeps a session from idling while its page is connected; the returned function lets go. */
  hold(token: string): () => void;
}

interface Ticket {
  readonly hash: Buffer;
  readonly window: WindowRole;
  usedAt: DurationMs;
  holders: number;
}

/** @param steady  time that is never set back, as in Clock */
export function createPageSessions(steady: () => DurationMs): PageSessions {
  const invitations = createTickets(steady, INVITATION_LASTS);
  const sessions = createTickets(steady, SESSION_IDLES);

  function open(window: WindowRole): PageSession {
    return { token: sessions.issue(window), window };
  }
  return {
    invite: (window) => invitations.issue(window),
    redeem(invitation) {
      const ticket = invitations.find(invitation);
      if (!ticket) return null;
      invitations.drop(ticket);
      return open(ticket.window);
    },
    open,
    check(token) {
      const ticket = sessions.find(token);
      if (ticket) ticket.usedAt = steady();
      return ticket?.window ?? null;
    },
    hold(token) {
      const ticket = sessions.find(token);
      if (!ticket) return () => undefined;
      ticket.holders += 1;
      return () => {
        ticket.holders -= 1;
        ticket.usedAt = steady();
      };
    },
  };
}

function createTickets(steady: () => DurationMs, lasts: number) {
  let tickets: readonly Ticket[] = [];

  function fresh(): readonly Ticket[] {
    const now = steady();
    tickets = tickets.filter((ticket) => ticket.holders > 0 || now - ticket.usedAt < lasts);
    return tickets;
  }
  return {
    issue(window: WindowRole): string {
      const token = randomBytes(32).toString('base64url');
      const kept = fresh();
      const crowded = kept.length >= MOST ? kept.find(({ holders }) => holders === 0) : undefined;
      tickets = [...kept.filter((ticket) => ticket !== crowded), { hash: hashOf(token), window, usedAt: steady(), holders: 0 }];
      return token;
    },
    find(token: string): Ticket | null {
      const hash = hashOf(token);
      // Every ticket is compared in full, so that the time taken tells nothing about any of them.
      return fresh().reduce<Ticket | null>((found, ticket) => (timingSafeEqual(ticket.hash, hash) ? ticket : found), null);
    },
    drop(ticket: Ticket): void {
      tickets = tickets.filter((kept) => kept !== ticket);
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
