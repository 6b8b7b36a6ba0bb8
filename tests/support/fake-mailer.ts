import type { HandOver } from '../../shared/domain/mail/hand-over.ts';
import type { HandOverRequest, MailAccount, Mailer } from '../../main/ports/mailer.ts';

export interface FakeMailer extends Mailer {
  /** The accounts that were tested, oldest first. */
  readonly tested: readonly MailAccount[];
  /** What was taken, oldest first. */
  readonly taken: readonly HandOverRequest['mail'][];
  /** What the next messages end in; without it they are taken. */
  answer: ((request: HandOverRequest) => Promise<HandOver>) | null;
}

/** A mailer without a network: every server exists, and takes what it is given. */
export function createFakeMailer(): FakeMailer {
  const [tested, taken]: [MailAccount[], HandOverRequest['mail'][]] = [[], []];
  const mailer: FakeMailer = {
    tested,
    taken,
    answer: null,
    test: (account) => {
      tested.push(account);
      return Promise.resolve({ outcome: 'ready' });
    },
    handOver: (request) => {
      if (mailer.answer) return mailer.answer(request);
      if (request.beforeData() === 'stop') return Promise.resolve({ outcome: 'failed', problem: 'cancelled', reply: null });
      taken.push(request.mail);
      return Promise.resolve({ outcome: 'handedOver', reply: '250 Ok', serverMessageId: null, refused: [] });
    },
    draft: ({ messageId }) => Promise.resolve(new TextEncoder().encode(`Message-ID: ${messageId}\r\nX-Unsent: 1\r\n\r\n`)),
  };
  return mailer;
}
