import type { CloudDatabase } from '../../db/database.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import type { Route } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import { createLimits } from '../accounts/limits.ts';
import { callRoutes } from './calls.ts';
import { deviceRoutes } from './device-routes.ts';
import { createDeviceRequests } from './device-requests.ts';
import { createDevices } from './devices.ts';
import { createLicenceSigner } from './licence-signer.ts';
import { createLicences, type Licences } from './licences.ts';

export interface LicensingDeps {
  readonly database: CloudDatabase;
  readonly seal: Seal;
  readonly formGuard: FormGuard;
  readonly log: CloudLog;
  readonly now: CloudClock;
  /** PEM of the Ed25519 key that licences are signed with. */
  readonly licenceKey: string;
}

export interface Licensing {
  readonly routes: readonly Route[];
  readonly licences: Licences;
}

/** Licences and the devices that use them, put together. */
export function createLicensing({ database, seal, formGuard, log, now, licenceKey }: LicensingDeps): Licensing {
  const limits = createLimits({ db: database.service, seal, log, now });
  const requests = createDeviceRequests({ db: database.service, seal, now });
  const devices = createDevices({ database, requests, now });
  const licences = createLicences({ database, signer: createLicenceSigner(licenceKey), now });
  return {
    routes: [
      ...deviceRoutes({ devices, requests, limits, formGuard }),
      ...callRoutes({ devices, requests, licences, limits, seal, log, now }),
    ],
    licences,
  };
}
