import type { Context } from 'hono';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Route } from '../../web/routes.ts';
import type { Delivery } from './delivery.ts';
import type { MailEventRequest, ReadMailEvent } from './mail-event.ts';
import { readPostmarkEvent } from './postmark-events.ts';
import { readResendEvent } from './resend-events.ts';

export interface EventRouteDeps {
  readonly secrets: { readonly postmark: string | null; readonly resend: string | null };
  readonly delivery: Delivery;
  readonly log: CloudLog;
  readonly now: CloudClock;
}

/** Where mail services tell what became of mail. There is no such place for a service whose secret is not set. */
export function eventRoutes({ secrets, delivery, log, now }: EventRouteDeps): readonly Route[] {
  const { postmark, resend } = secrets;
  return [
    ...(postmark ? [eventRoute('postmark', (request) => readPostmarkEvent(request, postmark))] : []),
    ...(resend ? [eventRoute('resend', (request) => readResendEvent(request, resend, now()))] : []),
  ];

  function eventRoute(service: 'postmark' | 'resend', read: (request: MailEventRequest) => ReadMailEvent): Route {
    return { method: 'POST', path: `/mail-events/${service}`, access: 'signed', handle: (c) => handle(c, read) };
  }

  /** 2xx ends the sender's attempts: for what was taken, was known, or does not matter. */
  async function handle(c: Context, read: (request: MailEventRequest) => ReadMailEvent): Promise<Response> {
    const event = read({ body: await c.req.text(), header: (name) => c.req.header(name) });
    if (event === 'forged') return c.json({ taken: false }, 401);
    if (event === 'unread') return c.json({ taken: false }, 400);
    if (event && (await delivery.take(event))) log.info('mail event', { kind: event.kind });
    return c.json({ taken: true });
  }
}
