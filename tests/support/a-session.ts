import type { Session } from '../../shared/contract/sessions.ts';
import { duration, instant, minutes, zoneId } from '../../shared/domain/time.ts';

export interface SessionTraits {
  readonly id?: string;
  readonly kind?: Session['kind'];
  readonly client?: string;
  readonly service?: string;
  readonly title?: string;
  /** Milliseconds since 1970; 24 November 2026, 14:00 UTC unless told. */
  readonly startsAt?: number;
  readonly length?: number;
  readonly turnover?: number;
  readonly zone?: string;
}

/** A valid planned session of an hour, with the traits that the test is about. */
export function aSession(traits: SessionTraits = {}): Session {
  const startsAt = traits.startsAt ?? Date.UTC(2026, 10, 24, 14);
  return {
    id: traits.id ?? '019ab000-0000-7000-8000-000000000001',
    kind: traits.kind ?? 'session',
    client: traits.client === undefined ? null : { id: '019ab000-0000-7000-8000-0000000000c1', name: traits.client, code: null },
    service:
      traits.service === undefined
        ? null
        : {
            id: '019ab000-0000-7000-8000-0000000000a1',
            name: traits.service,
            colour: '#0f6b6b',
            turnoverMs: duration(traits.turnover ?? 0),
          },
    title: traits.title ?? '',
    startsAt: instant(startsAt),
    endsAt: instant(startsAt + (traits.length ?? minutes(60))),
    zone: zoneId(traits.zone ?? 'Europe/London'),
    notes: '',
    status: 'planned',
    actualStartedAt: null,
    actualFinishedAt: null,
    seriesId: null,
    source: null,
  };
}
