import type { OutboxEvent } from '../../../shared/domain/mail/outbox.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MailAccount, Mailer, OutgoingMail } from '../../ports/mailer.ts';
import type { Outbox } from './outbox.ts';
import type { MessageRow } from './outbox-store.ts';

export interface AttemptDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly mailer: Pick<Mailer, 'handOver'>;
  readonly outbox: Outbox;
  /** @throws AppError PDF_DAMAGED when the PDF is not what it was */
  readonly mailOf: (message: MessageRow) => OutgoingMail;
  /** Whether there still is a reason to send it: its invoice may have been paid or made void meanwhile. */
  readonly isWanted: (message: MessageRow) => boolean;
}

/** Attempts to hand a message over, and what became of them. */
export interface Attempts {
  /** Rejects only for faults of this computer, such as a full disk. */
  make(message: MessageRow, account: MailAccount): Promise<void>;
  /** Stores an answer that could not be stored when it came; until then nothing else may be sent. */
  storeAnswer(): void;
  isWithServer(): boolean;
}

/** @param ending  aborted when the profile closes: nothing is stored any more, and the next start says "unknown" */
export function createAttempts(deps: AttemptDeps, ending: AbortSignal): Attempts {
  const { clock, log, mailer, outbox, mailOf, isWanted } = deps;
  let isWithServer = false;
  let unstored: { readonly id: string; readonly event: OutboxEvent } | null = null;

  async function make(message: MessageRow, account: MailAccount): Promise<void> {
    const { id } = message;
    if (!isWanted(message)) {
      outbox.apply(id, { type: 'userWithdrew', at: clock.now() });
      return;
    }
    const mail = readMail(message);
    if (mail === null) return;
    const beforeData = (): 'send' | 'stop' => {
      const begun = ending.aborted ? null : outbox.apply(id, { type: 'dataBegins', at: clock.now() });
      isWithServer = begun !== null;
      return begun === null ? 'stop' : 'send';
    };
    try {
      const handOver = await mailer.handOver({ account, mail, beforeData, signal: ending });
      unstored = { id, event: { type: 'answered', at: clock.now(), handOver } };
      log.info('mail.attempt.done', { outcome: handOver.outcome, problem: 'problem' in handOver ? handOver.problem : null });
    } finally {
      isWithServer = false;
    }
    storeAnswer();
  }

  /** Null when it cannot be sent, which then stands in the outbox. */
  function readMail(message: MessageRow): OutgoingMail | null {
    try {
      return mailOf(message);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'PDF_DAMAGED') throw error;
      const handOver = { outcome: 'refused', problem: 'attachmentDamaged', reply: null } as const;
      outbox.apply(message.id, { type: 'answered', at: clock.now(), handOver });
      return null;
    }
  }

  function storeAnswer(): void {
    if (unstored === null || ending.aborted) return;
    outbox.apply(unstored.id, unstored.event);
    unstored = null;
  }

  return { make, storeAnswer, isWithServer: () => isWithServer };
}
