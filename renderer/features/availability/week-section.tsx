import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { StoredAvailability } from '../../../shared/contract/availability.ts';
import type { WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { weekWords } from './availability-words.ts';
import classes from './availability-page.module.css';
import type { AvailabilityWrites } from './use-availability-writes.ts';
import { WeekForm } from './week-form.tsx';

export interface WeekSectionProps {
  readonly weekly: StoredAvailability['weekly'];
  readonly today: LocalDate;
  readonly writes: AvailabilityWrites;
}

/** The usual week: the one that holds now in fields, and all that there are with the day from which each holds. */
export function WeekSection({ weekly, today, writes }: WeekSectionProps): ReactNode {
  const [chosen, setChosen] = useState<WeeklyTimes | null>(null);
  const present = weekly.findLast(({ startsOn }) => startsOn <= today) ?? weekly[0] ?? null;
  const shown = chosen ?? present;
  const from = chosen?.startsOn ?? today;
  return (
    <Section
      title="Usual week"
      lead="Type times as you say them: 9–5, or 9–13, 14–17. An empty day is off; a time that ends before it begins goes on into the next day."
    >
      <WeekForm
        key={`${from} ${weekWords(shown ?? { days: blankWeek })}`}
        week={shown ?? { days: blankWeek }}
        from={from}
        busy={writes.saveWeek.isPending}
        error={writes.saveWeek.error}
        onSave={(week) => writes.saveWeek.mutate(week, { onSuccess: () => setChosen(null) })}
      />
      {weekly.length > 0 && (
        <ul className={classes['rows']} aria-label="Usual weeks">
          {weekly.toReversed().map((week) => (
            <li key={week.startsOn} className={classes['row']}>
              <span className={classes['words']}>
                <strong>
                  From {dayWithYearWords(week.startsOn)}
                  {week === present && week.startsOn <= today ? ', now' : ''}
                </strong>
                <span className={classes['under']}>{weekWords(week)}</span>
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`Correct the week from ${dayWithYearWords(week.startsOn)}`}
                onClick={() => setChosen(week)}
              >
                Correct
              </Button>
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                aria-label={`Remove the week from ${dayWithYearWords(week.startsOn)}`}
                onClick={() => writes.removeWeek.mutate(week.startsOn, { onSuccess: () => setChosen(null) })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const blankWeek: WeeklyTimes['days'] = [[], [], [], [], [], [], []];
