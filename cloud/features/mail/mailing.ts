import { eq } from 'drizzle-orm';
import { accounts, mails } from '../../db/schema.ts';
import type { CloudConfig } from '../../config.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import type { Route } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import { createAnnouncements, type Announcements } from './announcements.ts';
import { createMailChoices, type MailChoices } from './choices.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { eventRoutes } from './event-routes.ts';
import { mailRoutes } from './routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { createMailService, type MailDeps, type MailService } from './service.ts';

export interface MailingDeps extends Omit<MailDeps, 'choices' | 'delivery' | 'hostName'> {
  readonly seal: Seal;
  readonly formGuard: FormGuard;
  readonly publicUrl: URL;
  readonly secrets: CloudConfig['mailSecrets'];
  /** The folder in which mail stays in development, to be read at `/outbox`; null where it leaves. */
  readonly outbox: string | null;
}

/** Everything about mail, put together. */
export function createMailing(deps: MailingDeps): {
  readonly mail: MailService;
  readonly delivery: Delivery;
  readonly choices: MailChoices;
  readonly announcements: Announcements;
  readonly routes: readonly Route[];
  /** For an account that goes: mail to it that is kept here goes too. */
  readonly part: (accountId: string) => Promise<void>;
} {
  const { publicUrl, formGuard, secrets, outbox, log, now } = deps;
  const choices = createMailChoices(deps);
  const delivery = createDelivery(deps);
  const mail = createMailService({ ...deps, choices, delivery, hostName: publicUrl.hostname });
  const part = async (accountId: string): Promise<void> => {
    const written = await deps.database.service.select({ to: mails.recipient }).from(mails).where(eq(mails.accountId, accountId));
    const [account] = await deps.database.service.select({ to: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
    await deps.mailer.forget?.(new Set([...written, ...(account ? [account] : [])].map(({ to }) => to.toLowerCase())));
  };
  return {
    mail,
    part,
    delivery,
    choices,
    announcements: createAnnouncements({ ...deps, mail }),
    routes: [
      ...mailRoutes({ choices, delivery, formGuard }),
      ...eventRoutes({ secrets, delivery, log, now }),
      ...(outbox === null ? [] : outboxRoutes({ folder: outbox, host: publicUrl.host })),
    ],
  };
}
