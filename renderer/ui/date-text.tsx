import type { ReactNode } from 'react';
import type { LocalDate } from '../../shared/domain/time.ts';
import { dayWords } from './time-words.ts';

export interface DateTextProps {
  readonly day: LocalDate;
  /** The day on which it is read; the year is shown when it differs. */
  readonly today: LocalDate;
}

/** `Tue 24 Nov`. */
export function DateText({ day, today }: DateTextProps): ReactNode {
  return <time dateTime={day}>{dayWords(day, today)}</time>;
}
