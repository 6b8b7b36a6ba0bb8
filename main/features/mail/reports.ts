import type { MailReport } from '../../../shared/contract/mail.ts';
import { readBounce, type BounceReading, type RecipientReport } from '../../../shared/domain/mail/bounce.ts';
import { hours, minus } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailReader } from '../../ports/mailer.ts';
import { messageRow } from './proposing.ts';
import type { Outbox } from './outbox.ts';
import { addReports, findByHeaderId, recipientsOf, reportsOf, sentTo, type MessageRow } from './outbox-store.ts';
import { briefOf, briefsOf } from './views.ts';

export interface ReportDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly readMail: MailReader;
}

/** Servers give up after five days; some write a few days later. */
const lookBack = hours(24 * 30);

/**
 * Reads a report from the way and notes what it says with its message.
 *
 * @param messageId  the message that the user has chosen; null looks for it by what the report names
 * @throws AppError NOT_FOUND for a chosen message that is not there, FILE_UNREADABLE
 */
export async function noteReport(content: Uint8Array | string, messageId: string | null, deps: ReportDeps): Promise<MailReport> {
  const reading = await readingOf(content, deps.readMail);
  if (reading.kind === 'other') return { kind: 'other', words: reading.words };
  const { store } = deps;
  const recipients = reading.recipients.map(({ address, action, words }) => ({ address, action, words }));
  const message = messageId === null ? findByHeaderId(store.read, reading.messageIds) : messageRow(store.read, messageId);
  if (message === null) {
    const addresses = recipients.map(({ address }) => address).filter((address) => address !== '');
    const candidates = addresses.length === 0 ? [] : sentTo(store.read, addresses, minus(deps.clock.now(), lookBack));
    return { kind: 'report', message: null, changed: false, recipients, candidates: briefsOf(store.read, candidates) };
  }
  const changed = note(message, reading.recipients, deps);
  return { kind: 'report', message: briefOf(store.read, messageRow(store.read, message.id)), changed, recipients, candidates: [] };
}

async function readingOf(content: Uint8Array | string, readMail: MailReader): Promise<BounceReading> {
  try {
    return readBounce(await readMail(content));
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', {}, { cause: error });
  }
}

/** The same report twice is noted once. */
function note(message: MessageRow, recipients: readonly RecipientReport[], { store, clock, outbox }: ReportDeps): boolean {
  const known = reportsOf(store.read, message.id);
  const isKnown = ({ address, action }: RecipientReport): boolean => known.some((one) => one.address === address && one.action === action);
  const news = recipients.filter((recipient) => !isKnown(recipient));
  const action = actionOf(recipients, recipientsOf(store.read, [message.id]).length);
  return store.write((db) => {
    if (news.length > 0) addReports(db, message.id, clock.now(), news);
    return action !== null && news.length > 0 && outbox.apply(message.id, { type: 'bounceRead', at: clock.now(), action }) !== null;
  });
}

/** The worst that is said of anyone; "delivered" only once it is said of all. */
function actionOf(recipients: readonly RecipientReport[], count: number): RecipientReport['action'] | null {
  const has = (action: RecipientReport['action']): boolean => recipients.some((one) => one.action === action);
  if (has('failed')) return 'failed';
  if (has('delayed')) return 'delayed';
  return new Set(recipients.map(({ address }) => address)).size >= count ? 'delivered' : null;
}
