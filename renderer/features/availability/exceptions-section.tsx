import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { StoredException } from '../../../shared/contract/availability.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { daySpanWords, dayWithYearWords } from '../../ui/time-words.ts';
import classes from './availability-page.module.css';
import { ExceptionForm } from './exception-form.tsx';
import { rangesText } from './typed-ranges.ts';
import type { AvailabilityWrites } from './use-availability-writes.ts';

export interface ExceptionsSectionProps {
  readonly exceptions: readonly StoredException[];
  readonly today: LocalDate;
  readonly writes: AvailabilityWrites;
}

/** Holidays, courses, and days that are free although they are usually not: those to come, the others on request. */
export function ExceptionsSection({ exceptions, today, writes }: ExceptionsSectionProps): ReactNode {
  const [opened, setOpened] = useState<StoredException | 'new' | null>(null);
  const [showsPast, setShowsPast] = useState(false);
  const { saveException, removeException } = writes;
  const ahead = exceptions.filter(({ toOn }) => toOn >= today);
  const past = exceptions.filter(({ toOn }) => toOn < today);
  const shown = showsPast ? [...past, ...ahead] : ahead;
  const close = (): void => {
    saveException.reset();
    setOpened(null);
  };
  const exception = opened === 'new' ? null : opened;
  return (
    <Section
      title="Days that differ"
      lead="Holidays, courses, and days that are free although they are usually not."
      action={
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpened('new')}>
          Add days
        </Button>
      }
    >
      {shown.length === 0 && <p className={classes['none']}>All days to come are as usual.</p>}
      {shown.length > 0 && (
        <ul className={classes['rows']} aria-label="Days that differ">
          {shown.map((entry) => (
            <li key={entry.id} className={classes['row']}>
              <span className={classes['words']}>
                <UnstyledButton className={classes['open']} onClick={() => setOpened(entry)}>
                  {daysWords(entry)}
                </UnstyledButton>
                <span className={classes['under']}>
                  {[entry.times && rangesText([entry.times]), entry.note].filter((text) => text !== null && text !== '').join(' · ')}
                </span>
              </span>
              <StatusChip {...(entry.isFree ? freeChip : awayChip)} />
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <Button variant="subtle" size="compact-sm" className={classes['more'] ?? ''} onClick={() => setShowsPast(!showsPast)}>
          {showsPast ? 'Hide what is past' : `Show ${past.length} past`}
        </Button>
      )}
      {opened !== null && (
        <ExceptionForm
          key={exception?.id ?? 'new'}
          exception={exception}
          day={today}
          busy={saveException.isPending}
          error={saveException.error}
          onSave={(values) => saveException.mutate({ id: exception?.id ?? null, exception: values }, { onSuccess: close })}
          onRemove={() => exception && removeException.mutate(exception.id, { onSuccess: close })}
          onClose={close}
        />
      )}
    </Section>
  );
}

const awayChip = { word: 'Away', shape: 'cross', tone: 'muted' } as const;
const freeChip = { word: 'Free', shape: 'tick', tone: 'accent' } as const;

function daysWords({ fromOn, toOn }: StoredException): string {
  return fromOn === toOn ? dayWithYearWords(fromOn) : daySpanWords(fromOn, toOn);
}
