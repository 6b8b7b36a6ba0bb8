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
} {
  const { publicUrl, formGuard, secrets, outbox, log, now } = deps;
  const choices = createMailChoices(deps);
  const delivery = createDelivery(deps);
  const mail = createMailService({ ...deps, choices, delivery, hostName: publicUrl.hostname });
  return {
    mail,
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
