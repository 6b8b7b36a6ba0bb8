import type { MailAccount, Mailbox, OutgoingMail } from '../../main/ports/mailer.ts';
import { headerText } from '../../shared/domain/mail/header-text.ts';
import { messageIdOf, parseMailAddress, type MailAddress } from '../../shared/domain/mail/mail-address.ts';
import { instant } from '../../shared/domain/time.ts';
import { mailUser, type MailServer } from './mail-server.ts';

export function anAddress(text: string): MailAddress {
  const address = parseMailAddress(text);
  if (address === null) throw new Error(`no address: ${text}`);
  return address;
}

export function aMailbox(address: string, name = ''): Mailbox {
  return { name: headerText(name), address: anAddress(address) };
}

export function aMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  const from = aMailbox('ann@example.com', 'Dr Zoë Müller');
  return {
    messageId: messageIdOf('019a0b1c-0000-7000-8000-000000000001', from.address),
    writtenAt: instant(1_795_000_000_000),
    from,
    replyTo: null,
    to: [aMailbox('accounts@river.example', 'River Surgery')],
    copyTo: [],
    subject: headerText('Invoice 2026-0042 from Dr Zoë Müller'),
    body: 'Dear Accounts,\n\nPlease find attached invoice 2026-0042 for £850.00.\n.\nKind regards\n',
    attachments: [{ name: 'Rechnung Zoë 李 2026-0042.pdf', pdf: new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n') }],
    ...change,
  };
}

export function anAccount(server: MailServer, change: Partial<MailAccount> = {}): MailAccount {
  return { host: 'localhost', port: server.port, security: 'startTls', signIn: mailUser, ...change };
}
