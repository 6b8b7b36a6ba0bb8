import type { Repeat } from '../../../shared/contract/sessions.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWords } from '../../ui/time-words.ts';

/** ISO weekdays, Monday first. */
export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Every week on Tue and Thu, 10 times`, `Every 2 months until Tue 1 Jun 2027`. */
export function repeatWords({ every, interval, weekdays, count, until }: Repeat, today: LocalDate): string {
  const pace = interval === 1 ? `Every ${every}` : `Every ${interval} ${every}s`;
  const days = weekdays.length > 0 ? ` on ${listWords(weekdays.map((day) => weekdayNames[day - 1] ?? ''))}` : '';
  const end = until === null ? `, ${count} times` : ` until ${dayWords(until, today)}`;
  return `${pace}${days}${end}`;
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
