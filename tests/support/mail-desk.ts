import type { DocumentPrinter } from '../../main/ports/document-printer.ts';
import type { Mailer } from '../../main/ports/mailer.ts';
import type { Profile } from '../../main/profile.ts';
import { draftChangeSchema } from '../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../shared/contract/invoices.ts';
import { identityInputSchema } from '../../shared/contract/identities.ts';
import {
  mailAccountInputSchema,
  mailWordsSchema,
  type MailAccountInput,
  type MailMessage,
  type MailWords,
  type MailWordsInput,
} from '../../shared/contract/mail.ts';
import { organisationInputSchema, type OrganisationInput } from '../../shared/contract/organisations.ts';
import { anIdentity } from './an-identity.ts';
import { anOrganisation } from './an-organisation.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeMailer } from './fake-mailer.ts';
import { aTypedLine, changeOf } from './invoice-desk.ts';
import { mailUser, type MailServer } from './mail-server.ts';
import { openMailProfile } from './mail-profile.ts';
import { openTestStore, type TestStore } from './temp-profile.ts';
import { createKeptLog, type KeptLog } from './vault-harness.ts';
import { onTestFinished } from 'vitest';

export interface MailDesk extends TestStore {
  readonly profile: Profile;
  readonly mail: Profile['mail'];
  readonly clock: FakeClock;
  readonly log: KeptLog;
  readonly identityId: string;
  readonly organisationId: string;
  /** An issued invoice of £12.50, due on 3 December 2026. */
  invoice(): Promise<Invoice>;
  /** What the send panel would send about it. */
  words(about: MailWordsInput['about'], change?: Partial<MailWordsInput>): MailWords;
  /** Sends an invoice as the panel does, after what it has seen. */
  send(invoice: Invoice, change?: Partial<MailWordsInput>): MailMessage;
  /** Closes the profile and opens it again on the same database, as after a restart. */
  reopen(mailer?: Mailer): Profile;
}

/** An open profile on 24 November 2026 with one identity and one organisation, and a printer that prints at once. */
export function aMailDesk({
  mailer = createFakeMailer() as Mailer,
  organisation = {} as Partial<OrganisationInput>,
  printer = undefined as DocumentPrinter | undefined,
} = {}): MailDesk {
  const test = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const log = createKeptLog();
  const open = (by: Mailer): Profile => openMailProfile({ ...test, clock, log, mailer: by, printer });
  let profile = open(mailer);
  onTestFinished(() => profile.close());
  const { id: identityId } = profile.identities.create(identityInputSchema.parse(anIdentity({ email: 'ann@example.com' })));
  const { id: organisationId } = profile.organisations.create(
    organisationInputSchema.parse(anOrganisation({ accountsEmail: 'accounts@river.example', ...organisation })),
  );

  async function invoice(): Promise<Invoice> {
    const { invoice: draft } = profile.invoices.byHand({ identityId, organisationId });
    const change = draftChangeSchema.parse(changeOf(draft, { lines: [aTypedLine()], issuedOn: '2026-11-03', dueOn: '2026-12-03' }));
    const changed = profile.invoices.update(draft.id, draft.changedAt, change);
    return profile.invoices.issue({ id: draft.id, changedAt: changed.invoice.changedAt });
  }

  function words(about: MailWordsInput['about'], change: Partial<MailWordsInput> = {}): MailWords {
    const { to, copyTo, subject, body } = profile.mail.compose(about as MailWords['about']); // ids need no reading
    return mailWordsSchema.parse({ about, to, copyTo, subject, body, ...change });
  }

  function send({ id }: Invoice, change: Partial<MailWordsInput> = {}): MailMessage {
    const about = { kind: 'invoice', invoiceId: id } as const;
    return profile.mail.send(words(about, change), { after: profile.mail.compose(about).newest?.id ?? null });
  }

  function reopen(by: Mailer = mailer): Profile {
    profile.close();
    profile = open(by);
    return profile;
  }

  return {
    ...test,
    get profile() {
      return profile;
    },
    get mail() {
      return profile.mail;
    },
    clock,
    log,
    identityId,
    organisationId,
    invoice,
    words,
    send,
    reopen,
  };
}

/** Saves an account for the server. */
export function signUp(desk: MailDesk, server: Pick<MailServer, 'port'>, change: Partial<MailAccountInput> = {}): void {
  const { userName, password } = mailUser;
  const input = { address: 'ann@example.com', host: 'localhost', port: server.port, security: 'startTls', userName, password, ...change };
  desk.mail.saveAccount(mailAccountInputSchema.parse(input));
}
