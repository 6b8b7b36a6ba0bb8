import type { SessionInput } from '../../../shared/contract/sessions.ts';
import type { SessionPlan } from '../../../shared/domain/schedule/series-change.ts';
import { duration, instant, plus, zoneId } from '../../../shared/domain/time.ts';
import { isZone } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { clientExists, turnoverOfService } from './write.ts';

/**
 * What a form says, as it is stored. A break has neither client nor service.
 *
 * @throws AppError INVALID_INPUT for a zone this computer does not know
 */
export function planOf({ kind, clientId, serviceId, title, startsAt, durationMs, zone, notes }: SessionInput): SessionPlan {
  if (!isZone(zone)) throw new AppError('INVALID_INPUT', { setting: 'zone' });
  const isSession = kind === 'session';
  const start = instant(startsAt);
  return {
    kind,
    clientId: isSession ? clientId : null,
    serviceId: isSession ? serviceId : null,
    title,
    startsAt: start,
    endsAt: plus(start, duration(durationMs)),
    zone: zoneId(zone),
    notes,
  };
}

/** @throws AppError NOT_FOUND when the client or the service was removed meanwhile */
export function requireKnown(db: ReadDb, { clientId, serviceId }: SessionPlan): void {
  if (clientId !== null && !clientExists(db, clientId)) throw new AppError('NOT_FOUND', { clientId });
  if (serviceId !== null && turnoverOfService(db, serviceId) === null) throw new AppError('NOT_FOUND', { serviceId });
}
