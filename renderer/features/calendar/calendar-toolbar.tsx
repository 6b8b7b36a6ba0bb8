import '@mantine/dates/styles.layer.css';
import { ActionIcon, Button, Group, Popover, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconChevronDown, IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { holdsDay, placeTitle, stepPlace, type CalendarPlace, type CalendarView } from './calendar-place.ts';
import classes from './calendar-toolbar.module.css';
import { KeysHelp } from './keys-help.tsx';

export interface CalendarToolbarProps {
  readonly place: CalendarPlace;
  readonly today: LocalDate;
  readonly search: ReactNode;
  readonly onGoTo: (place: CalendarPlace) => void;
  readonly onPrint: () => void;
  readonly onNew: () => void;
}

const views = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
];

/** Where one is, the way to anywhere else, and what can be done. */
export function CalendarToolbar({ place, today, search, onGoTo, onPrint, onNew }: CalendarToolbarProps): ReactNode {
  return (
    <div className={classes['bar']}>
      <Group gap="xs" wrap="nowrap" className={classes['where']}>
        <DayPicker place={place} onGoTo={onGoTo} />
        <Tooltip label="Earlier (K)">
          <ActionIcon size={32} aria-label="Earlier" onClick={() => onGoTo(stepPlace(place, -1))}>
            <IconChevronLeft size={20} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Later (J)">
          <ActionIcon size={32} aria-label="Later" onClick={() => onGoTo(stepPlace(place, 1))}>
            <IconChevronRight size={20} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="default"
          size="compact-sm"
          disabled={place.day === today && holdsDay(place, today)}
          onClick={() => onGoTo({ ...place, day: today })}
        >
          Today
        </Button>
      </Group>
      <div className={classes['actions']}>
        <SegmentedControl
          aria-label="View"
          data={views}
          value={place.view}
          onChange={(view) => onGoTo({ ...place, view: view as CalendarView /* one of the three above */ })}
        />
        {search}
        <Tooltip label="Print the day (P)">
          <ActionIcon size={36} variant="default" aria-label="Print the day" onClick={onPrint} className={classes['wide']}>
            <IconPrinter size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <span className={classes['wide']}>
          <KeysHelp />
        </span>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
          New session
        </Button>
      </div>
    </div>
  );
}

interface DayPickerProps {
  readonly place: CalendarPlace;
  readonly onGoTo: (place: CalendarPlace) => void;
}

/** The heading is the button that jumps to any day. */
function DayPicker({ place, onGoTo }: DayPickerProps): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes['title']} onClick={() => setOpened(!opened)} aria-label={`${placeTitle(place)}, choose a day`}>
          {placeTitle(place)}
          <IconChevronDown size={18} stroke={1.8} aria-hidden className={classes['chevron']} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Choose a day">
        <DatePicker
          value={place.day}
          defaultDate={place.day}
          firstDayOfWeek={1}
          weekendDays={[]}
          onChange={(day) => {
            setOpened(false);
            if (day) onGoTo({ ...place, day: localDate(day) });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
