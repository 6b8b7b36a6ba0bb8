import type { Job } from '../../../shared/contract/jobs.ts';
import { sizeWords } from '../../ui/size-words.ts';

type Running = Extract<Job, { state: 'running' }>;

const stepNames: ReadonlyMap<string, string> = new Map([
  ['read', 'Reading the appointments'],
  ['compare', 'Comparing with your calendar'],
  ['import', 'Saving the sessions'],
]);

/** What a sync is doing: `Fetching the calendar, 1.2 MB`. */
export function stepWords({ step, done, total }: Pick<Running, 'step' | 'done' | 'total'>): string {
  if (step === 'fetch')
    return done > 0
      ? `Fetching the calendar, ${sizeWords(done)}${total === null ? '' : ` of ${sizeWords(total)}`}`
      : 'Fetching the calendar';
  return stepNames.get(step) ?? 'Starting';
}

/** 0–100, or null while the end is not known. */
export function progressPercent({ done, total }: Pick<Running, 'done' | 'total'>): number | null {
  return total === null || total <= 0 ? null : Math.min(100, Math.round((100 * done) / total));
}
