import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReceivedMail } from '../../main/node/read-mail.ts';
import { readBounce, type BounceReading } from '../../shared/domain/mail/bounce.ts';

const messageId = '<019a0b1c-0000-7000-8000-000000000001@example.com>';

async function read(content: string): Promise<BounceReading> {
  return readBounce(await readReceivedMail(new TextEncoder().encode(content)));
}

/** A report of RFC 3464 with the head of the returned message. */
function report(groups: readonly string[], { returned = 'text/rfc822-headers', human = 'See below.' } = {}): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'To: ann@example.com',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    human,
    '',
    '--b1',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Thu, 1 Oct 2026 09:00:00 +0100',
    '',
    groups.join('\r\n\r\n'),
    '',
    '--b1',
    `Content-Type: ${returned}`,
    '',
    'From: ann@example.com',
    'To: accounts@river.example',
    'Subject: Invoice 2026-0042',
    `Message-ID: ${messageId}`,
    ...(returned === 'message/rfc822' ? ['', 'Dear Accounts, other@person.example'] : []),
    '',
    '--b1--',
    '',
  ].join('\r\n');
}

const failed = (address: string, status: string, diagnostic: string): string =>
  `Final-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; ${diagnostic}`;

test.each(['text/rfc822-headers', 'message/rfc822'])(
  'a standard report with %s names the message, the recipient and the reason',
  async (returned) => {
    expect(
      await read(
        report(
          [failed('Accounts@River.example', '5.1.1', '550 5.1.1 <accounts@river.example>: Recipient address rejected: User unknown')],
          { returned },
        ),
      ),
    ).toEqual({
      kind: 'report',
      messageIds: [messageId],
      recipients: [
        {
          address: 'accounts@river.example',
          action: 'failed',
          status: '5.1.1',
          cause: 'noSuchAddress',
          words: 'There is no such address. Check how it is written, or ask for the current one.',
        },
      ],
    });
  },
);

test('the address that the message was sent to is named, where it was forwarded to another', async () => {
  const forwarded = `Original-Recipient: rfc822;accounts@river.example\r\n${failed('internal@other.example', '5.2.2', '552 5.2.2 Mailbox full')}`;

  expect(await read(report([forwarded]))).toMatchObject({ recipients: [{ address: 'accounts@river.example', cause: 'mailboxFull' }] });
});

test('each recipient of a report has its own reason, over folded lines too', async () => {
  const groups = [
    failed('a@river.example', '5.0.0', '550 5.7.1 message looks\r\n    like spam to us'),
    failed('b@lake.example', '5.4.4', '550 Host or domain name not found'),
  ];

  expect(await read(report(groups))).toMatchObject({
    recipients: [
      { address: 'a@river.example', status: '5.7.1', cause: 'takenForSpam' },
      { address: 'b@lake.example', cause: 'noSuchDomain' },
    ],
  });
});

test('a delay is no failure, and a delivery is none either', async () => {
  const delayed =
    'Final-Recipient: rfc822; accounts@river.example\r\nAction: delayed\r\nStatus: 4.4.1\r\nDiagnostic-Code: smtp; 451 Connection timed out\r\nWill-Retry-Until: Sat, 3 Oct 2026 09:00:00 +0100';
  const delivered = 'Final-Recipient: rfc822; accounts@river.example\r\nAction: delivered\r\nStatus: 2.0.0';

  expect(await read(report([delayed]))).toMatchObject({
    recipients: [
      {
        action: 'delayed',
        cause: 'notReached',
        words: 'The recipient’s server could not be reached. The mail servers are still trying; nothing needs to be done yet.',
      },
    ],
  });
  expect(await read(report([delivered]))).toMatchObject({
    recipients: [{ action: 'delivered', cause: null, words: 'The message was delivered.' }],
  });
});

test.each([
  ['5.1.10', 'RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'noSuchAddress'],
  ['5.2.1', '550 account is disabled', 'mailboxClosed'],
  ['5.3.4', '552 message size exceeds fixed limit', 'tooLarge'],
  ['5.7.26', '550 unauthenticated mail is prohibited', 'notAllowed'],
  ['5.7.1', '554 rejected due to spam content', 'takenForSpam'],
  ['5.4.1', 'Recipient address rejected: Access denied', 'notReached'],
  ['5.0.0', '550 nothing more is known', 'unknown'],
])('%s “%s” is %s', async (status, diagnostic, cause) => {
  expect(await read(report([failed('a@river.example', status, diagnostic)]))).toMatchObject({ recipients: [{ cause }] });
});

const plain = (headers: string, text: string): string =>
  `${headers}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll('\n', '\r\n')}`;

test('Exim’s report names its recipient in a header, and the message in the copy', async () => {
  const mail = plain(
    'From: Mail Delivery System <Mailer-Daemon@mail.example>\r\nX-Failed-Recipients: accounts@river.example\r\nAuto-Submitted: auto-replied\r\nSubject: Mail delivery failed: returning message to sender',
    `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  accounts@river.example\n    host mx.river.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<accounts@river.example>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: ${messageId}\nFrom: ann@example.com\nTo: accounts@river.example\nCc: other@person.example\n`,
  );

  expect(await read(mail)).toMatchObject({
    kind: 'report',
    messageIds: [messageId],
    recipients: [{ address: 'accounts@river.example', action: 'failed', cause: 'noSuchAddress' }],
  });
});

test('qmail’s report names several recipients, each with its words', async () => {
  const mail = plain(
    'From: MAILER-DAEMON@mail.example\r\nSubject: failure notice',
    `Hi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<accounts@river.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 mailbox full\n\n<desk@lake.example>:\nSorry, I couldn't find any host by that name: host not found\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <ann@example.com>\nMessage-ID: ${messageId}\n`,
  );

  expect(await read(mail)).toMatchObject({
    messageIds: [messageId],
    recipients: [
      { address: 'accounts@river.example', cause: 'mailboxFull' },
      { address: 'desk@lake.example', cause: 'noSuchDomain' },
    ],
  });
});

test('a report of Microsoft in HTML alone is read', async () => {
  const html = `<html><style>p{color:red}</style><body><p><b>Delivery has failed to these recipients or groups:</b></p><p><a href="mailto:accounts@river.example">accounts@river.example</a><br>The email address you entered couldn't be found. Please check the address.</p><p>Diagnostic information for administrators:</p><p>Generating server: X</p><p>accounts@river.example<br>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'</p></body></html>`;
  const mail = `From: postmaster@river.example\r\nSubject: Undeliverable: Invoice\r\nIn-Reply-To: ${messageId}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

  expect(await read(mail)).toMatchObject({
    messageIds: [messageId],
    recipients: [{ address: 'accounts@river.example', action: 'failed', cause: 'noSuchAddress' }],
  });
});

test('a delay in plain text is a delay', async () => {
  const mail = plain(
    'From: Mail Delivery System <Mailer-Daemon@mail.example>\r\nSubject: Warning: message delayed 24 hours',
    'A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\n  accounts@river.example\n    Delay reason: connection timed out\n\nNo action is required on your part. Delivery attempts will continue.\n',
  );

  expect(await read(mail)).toMatchObject({ recipients: [{ address: 'accounts@river.example', action: 'delayed', cause: 'notReached' }] });
});

test.each([
  `Your message to accounts@river.example couldn't be delivered.\n\naccounts wasn't found at river.example.\n`,
  `Address not found\nYour message wasn't delivered to accounts@river.example because the address couldn't be found, or is unable to receive mail.\n`,
  `Sorry, we were unable to deliver your message to the following address.\n\n<accounts@river.example>:\n554: delivery error: dd This user doesn't have an example.com account\n`,
  `Some text\nFinal-Recipient: rfc822; accounts@river.example\nAction: failed\nStatus: 5.1.1\n`,
])('a report that was pasted without its headers is read: %j', async (text) => {
  expect(readBounce(await readReceivedMail(text))).toMatchObject({
    kind: 'report',
    recipients: [{ address: 'accounts@river.example', action: 'failed', cause: 'noSuchAddress' }],
  });
});

test('a pasted mail with headers is read as the mail it is', async () => {
  expect(readBounce(await readReceivedMail(report([failed('a@river.example', '5.1.1', '550 no')])))).toMatchObject({
    messageIds: [messageId],
    recipients: [{ address: 'a@river.example' }],
  });
});

test.each([
  [
    'an out-of-office reply',
    'From: Bob <bob@river.example>\r\nSubject: Automatic reply: Invoice 2026-0042\r\nAuto-Submitted: auto-replied',
    'I am away until 12 October. Please write to desk@river.example.',
    'autoReply',
  ],
  [
    'an ordinary answer',
    'From: Bob <bob@river.example>\r\nSubject: Re: Invoice 2026-0042',
    'Thanks, I forwarded it to accounts@river.example and will pay on Friday.',
    'noReport',
  ],
  [
    'an answer that quotes a number',
    'From: Bob <bob@river.example>\r\nSubject: Re: Invoice',
    'We have 550 items from bob@river.example here.',
    'noReport',
  ],
  ['an empty mail', 'From: Bob <bob@river.example>', '', 'noReport'],
])('%s is no report', async (_, headers, text, what) => {
  expect(await read(plain(headers, text))).toMatchObject({ kind: 'other', what });
});

test('a read receipt is no report of a failure', async () => {
  const mail =
    'From: bob@river.example\r\nSubject: Read: Invoice\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nRead.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;bob@river.example\r\nDisposition: manual-action; displayed\r\n--b--\r\n';

  expect(await read(mail)).toMatchObject({ kind: 'other', what: 'readReceipt' });
});

test('what is no mail at all, or a hostile one, is answered in time', async () => {
  const started = performance.now();
  for (const content of [
    '',
    '\0\0',
    'a'.repeat(2_000_000),
    '<'.repeat(1_000_000),
    `delivery failed ${'a@'.repeat(500_000)}`,
    '--b\r\n'.repeat(100_000),
    `delivery failed\n${'a@b.example\n'.repeat(100_000)}`,
  ])
    expect((await read(content)).kind).toMatch(/^(?:other|report)$/u);

  expect(performance.now() - started).toBeLessThan(20_000);
});

test('no bytes make the reading fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('\r\n', 'Content-Type: multipart/report; boundary=b\r\n', '--b\r\n', 'Action: failed\r\n', 'a@b.example'),
        ),
      ),
      async (pieces) => {
        expect((await read(pieces.join(''))).kind).toMatch(/^(?:other|report)$/u);
      },
    ),
  );
});
