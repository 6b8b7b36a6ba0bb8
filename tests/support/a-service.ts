import type { ServiceFields } from '../../main/features/services/store.ts';
import { minutes } from '../../shared/domain/time.ts';

/** An hour of deep tissue massage with each phase of the clock. */
export function aService(traits: Partial<ServiceFields> = {}): ServiceFields {
  return {
    name: 'Deep tissue',
    durationMs: minutes(60),
    colour: '#0f6b6b',
    windDownMs: minutes(10),
    finalWarningMs: minutes(3),
    turnoverMs: minutes(10),
    silent: false,
    lateStart: null,
    ...traits,
  };
}
