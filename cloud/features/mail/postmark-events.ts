import { z } from 'zod';
import { sameText } from '../../web/same-text.ts';
import { jsonOf, type MailEventRequest, type ReadMailEvent } from './mail-event.ts';

const mailId = z.object({ mail: z.uuid() }).partial().catch({});

/** The fields that matter here, of postmarkapp.com/developer/webhooks. */
const eventSchema = z.discriminatedUnion('RecordType', [
  z.object({ RecordType: z.literal('Bounce'), ID: z.number(), Inactive: z.boolean(), Email: z.string(), Metadata: mailId }),
  z.object({ RecordType: z.literal('SpamComplaint'), ID: z.number(), Email: z.string(), Metadata: mailId }),
  z.object({ RecordType: z.literal('Delivery'), MessageID: z.string(), Recipient: z.string(), Metadata: mailId }),
]);

/**
 * Reads an event of Postmark. It signs nothing: the password of the webhook's own address is the proof.
 *
 * @param secret  the password in `https://events:PASSWORD@desk.example/mail-events/postmark`
 */
export function readPostmarkEvent({ body, header }: MailEventRequest, secret: string): ReadMailEvent {
  if (!sameText(header('authorization') ?? '', `Basic ${Buffer.from(`events:${secret}`).toString('base64')}`)) return 'forged';
  const json = jsonOf(body);
  const named = z.object({ RecordType: z.string() }).safeParse(json);
  if (!named.success) return 'unread';
  if (!['Bounce', 'SpamComplaint', 'Delivery'].includes(named.data.RecordType)) return null;
  const read = eventSchema.safeParse(json);
  if (!read.success) return 'unread';
  const event = read.data;
  const shared = { mailId: event.Metadata.mail ?? null };
  if (event.RecordType === 'Delivery')
    return { ...shared, id: `postmark:delivery:${event.MessageID}:${event.Recipient}`, kind: 'delivered', recipient: event.Recipient };
  const kind = event.RecordType === 'SpamComplaint' ? 'complained' : event.Inactive ? 'bounced' : 'delayed';
  return { ...shared, id: `postmark:${event.RecordType}:${event.ID}`, kind, recipient: event.Email };
}
