import PostalMime, { type Attachment, type Header } from 'postal-mime';
import type { MailHeader, ReceivedMail } from '../../shared/domain/mail/bounce.ts';

/** Largest mail that is read: an invoice comes back with its PDF. */
export const largestMail = 40 * 1024 * 1024;

/**
 * Takes apart a mail that was dropped in as a file, or a text that was pasted (then there may be no headers).
 *
 * @throws RangeError when it is larger than `largestMail`; the mail library's error when it is nested beyond reason
 */
export async function readReceivedMail(content: Uint8Array | string): Promise<ReceivedMail> {
  if (content.length > largestMail) throw new RangeError('the mail is too large');
  if (typeof content === 'string' && !hasHeaders(content)) return pastedText(content);
  const mail = await PostalMime.parse(content, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
  const status = mail.attachments.find(
    ({ mimeType }) => mimeType === 'message/delivery-status' || mimeType === 'message/global-delivery-status',
  );
  const returned = mail.attachments.find(({ mimeType }) => ORIGINALS.has(mimeType));
  return {
    headers: mail.headers.map(headerOf),
    subject: mail.subject ?? '',
    text: mail.text ?? textOfHtml(mail.html ?? ''),
    contentType: headerValue(mail.headers, 'content-type').toLowerCase(),
    deliveryStatus: status === undefined ? null : textOf(status),
    original: returned === undefined ? headersInText(mail.text ?? '') : await originalHeaders(textOf(returned)),
  };
}

const ORIGINALS: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/global-headers',
  'message/partial',
]);

/** The first line is a header, as in every mail file; "From " begins a mail of a mailbox file. */
function hasHeaders(text: string): boolean {
  return /^(?:From .*\r?\n|>?[A-Za-z][A-Za-z\d-]*:[ \t].*\r?\n(?:[ \t].*\r?\n|[A-Za-z][A-Za-z\d-]*:.*\r?\n)+)/u.test(text.trimStart());
}

function pastedText(text: string): ReceivedMail {
  return { headers: [], subject: '', text, contentType: '', deliveryStatus: statusInText(text), original: headersInText(text) };
}

/** Some people paste the technical part as well. */
function statusInText(text: string): string | null {
  const start = text.search(/^(?:Final|Original)-Recipient:/imu);
  return start < 0 ? null : text.slice(start);
}

/** Headers of the returned message at the end of a report in plain text. */
function headersInText(text: string): readonly MailHeader[] {
  const id = /^[> ]*Message-ID:\s*(<[^<>\s]+>)/imu.exec(text)?.[1];
  return id === undefined ? [] : [{ name: 'message-id', value: id }];
}

async function originalHeaders(text: string): Promise<readonly MailHeader[]> {
  const end = text.search(/\r?\n\r?\n/u);
  const { headers } = await PostalMime.parse(`${end < 0 ? text : text.slice(0, end)}\r\n\r\n`);
  return headers.map(headerOf);
}

function headerOf({ key, value }: Header): MailHeader {
  return { name: key, value };
}

function headerValue(headers: readonly Header[], name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? '';
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** Enough to find addresses and words: nothing of it is shown as it is. */
function textOfHtml(html: string): string {
  return html
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/giu, ' ')
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|tr|h\d|li)>/giu, '\n')
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
