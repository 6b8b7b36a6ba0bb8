/** What a mail server writes back about a message that it could not deliver to its first recipient (RFC 3464). */
export function bounceOf(accepted: string): string {
  const id = /^Message-ID: (<.*>)/imu.exec(accepted)?.[1] ?? '';
  const to = /^To: (.*)$/imu.exec(accepted)?.[1]?.trim() ?? '';
  return [
    'From: MAILER-DAEMON@example.com', 'Subject: Undelivered', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
    '--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', '',
    'Reporting-MTA: dns; example.com', '', `Final-Recipient: rfc822; ${to}`, 'Action: failed', 'Status: 5.1.1', '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${id}`, '', '--b--', '',
  ].join('\r\n'); // prettier-ignore
}
