import type { ReactNode } from 'react';
import type { Instant, ZoneId } from '../../shared/domain/time.ts';
import { timeOf } from '../../shared/domain/zones.ts';

export interface TimeTextProps {
  readonly at: Instant;
  readonly zone: ZoneId;
}

/** `14:05` on the wall clock of the zone. */
export function TimeText({ at, zone }: TimeTextProps): ReactNode {
  return <time dateTime={new Date(at).toISOString()}>{timeOf(at, zone)}</time>;
}
