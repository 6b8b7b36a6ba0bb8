import type { MailWords, RunStatementMail } from '../../../shared/contract/mail.ts';
import { parseMailAddress } from '../../../shared/domain/mail/mail-address.ts';
import type { Steps } from '../../../shared/domain/steps.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { Store } from '../../db/store.ts';
import type { Log } from '../../ports/log.ts';
import { finishInSlices } from '../../slices.ts';
import type { Composing } from './composing.ts';
import type { Outbox } from './outbox.ts';
import { newestWithStatements } from './outbox-store.ts';
import type { Proposing } from './proposing.ts';
import { addressOf } from './subject-parts.ts';
import { briefOf } from './views.ts';

export interface StatementMailDeps {
  readonly store: Store;
  readonly log: Log;
  readonly composing: Composing;
  readonly proposing: Proposing;
  readonly outbox: Outbox;
  readonly hasAccount: () => boolean;
  readonly wakeSender: () => void;
  readonly organisation: (id: string) => Organisation;
  /** The statements of a run, in order. @throws AppError NOT_FOUND */
  readonly run: (runId: string) => readonly { readonly position: number; readonly organisation: { readonly id: string } }[];
  /** Keeps one of a run to be sent, once. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly keepOfRun: (runId: string, position: number) => string;
  readonly keptOfRun: (
    runId: string,
  ) => readonly { readonly id: string; readonly position: number | null; readonly sentOn: LocalDate | null }[];
}

/** Sending the statements of a run. One that has gone, or may have, is never sent again from here. */
export interface StatementMail {
  /** In the order of the run. @throws AppError NOT_FOUND */
  runStatements(runId: string): Promise<readonly RunStatementMail[]>;
  /** With the usual text, those that have an address and were not sent. @throws AppError NOT_FOUND, MAIL_NO_ACCOUNT */
  sendStatements(runId: string, positions: readonly number[]): Promise<{ readonly sent: number; readonly left: number }>;
}

export function createStatementMail(deps: StatementMailDeps): StatementMail {
  const { store, log, composing, proposing, outbox } = deps;

  function* runSteps(runId: string): Steps<readonly RunStatementMail[]> {
    const kept = new Map(deps.keptOfRun(runId).map((one) => [one.position, one]));
    const messages = newestWithStatements(store.read, [...kept.values()].map(({ id }) => id)); // prettier-ignore
    const found: RunStatementMail[] = [];
    for (const { position, organisation } of deps.run(runId)) {
      yield;
      const own = kept.get(position);
      const message = own && messages.get(own.id);
      const to = addressOf('', deps.organisation(organisation.id));
      found.push({
        position,
        to: to === '' ? null : to,
        message: message ? briefOf(store.read, message) : null,
        sentOn: own?.sentOn ?? null,
      });
    }
    return found;
  }

  async function sendStatements(runId: string, positions: readonly number[]) {
    if (!deps.hasAccount()) throw new AppError('MAIL_NO_ACCOUNT');
    const wanted = new Set(positions);
    const free = (await finishInSlices(runSteps(runId))).filter((one) => wanted.has(one.position) && isFree(one));
    const sent = await finishInSlices(sendSteps(runId, free));
    deps.wakeSender();
    return { sent, left: wanted.size - sent };
  }

  function* sendSteps(runId: string, free: readonly RunStatementMail[]): Steps<number> {
    let sent = 0;
    for (const { position } of free) {
      yield;
      if (trySend(runId, position)) sent += 1;
    }
    return sent;
  }

  /** One that cannot be sent, because another window was first or an earlier one is of unknown fate, does not keep the others. */
  function trySend(runId: string, position: number): boolean {
    try {
      const about = { kind: 'statement', statementId: deps.keepOfRun(runId, position) } as const;
      const { to, subject, body, problems, newest } = proposing.propose(about);
      const address = parseMailAddress(to[0] ?? '');
      if (address === null || problems.length > 0) return false;
      const words: MailWords = { about, to: [address], copyTo: [], subject, body };
      outbox.add({ ...composing.compose(words), after: newest?.id ?? null });
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      log.warn('mail.statement.left', { code: error.code, runId, position });
      return false;
    }
  }

  return { runStatements: (runId) => finishInSlices(runSteps(runId)), sendStatements };
}

/** Nothing with it has gone or is on its way, and it was not sent by another way. */
function isFree({ to, message, sentOn }: RunStatementMail): boolean {
  return to !== null && sentOn === null && (message === null || message.state === 'withdrawn');
}
