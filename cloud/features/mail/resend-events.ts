import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../../shared/domain/time.ts';
import { sameText } from '../../web/same-text.ts';
import { jsonOf, type MailEvent, type MailEventRequest, type ReadMailEvent } from './mail-event.ts';

/** How far the sender's clock may be from ours, either way. */
const TOLERANCE_MS = 300_000;

/** The fields that matter here, of resend.com/docs/webhooks. */
const eventSchema = z.object({
  type: z.string(),
  data: z.object({ to: z.array(z.string()).min(1), bounce: z.object({ type: z.string() }).optional() }),
});

const kinds: Readonly<Record<string, MailEvent['kind']>> = {
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
};

/**
 * Reads an event of Resend, signed as Svix does: HMAC-SHA256 over id, time and the body byte for byte.
 *
 * @param secret  `whsec_…`
 */
export function readResendEvent({ body, header }: MailEventRequest, secret: string, now: Instant): ReadMailEvent {
  const id = header('svix-id') ?? '';
  if (!isSigned({ body, header }, secret, now)) return 'forged';
  const read = eventSchema.safeParse(jsonOf(body));
  if (!read.success) return 'unread';
  const { type, data } = read.data;
  const kind = kinds[type];
  if (!kind) return null;
  const passes = kind === 'bounced' && data.bounce?.type === 'Transient';
  return { id: `resend:${id}`, kind: passes ? 'delayed' : kind, recipient: data.to[0] ?? '', mailId: null };
}

function isSigned({ body, header }: MailEventRequest, secret: string, now: Instant): boolean {
  const [id, time, signatures] = [header('svix-id') ?? '', header('svix-timestamp') ?? '', header('svix-signature') ?? ''];
  if (!/^\d{1,12}$/.test(time) || Math.abs(Number(time) * 1_000 - now) > TOLERANCE_MS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const right = `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`;
  return signatures.split(' ').some((given) => sameText(given, right));
}
