import { ActionIcon, Kbd, Popover, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { calendarKeys } from './calendar-keys.ts';
import classes from './keys-help.module.css';

/** The keys of the calendar, behind one button. */
export function KeysHelp(): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label="Keys">
          <ActionIcon size={36} variant="default" aria-label="Keys of the calendar" onClick={() => setOpened(!opened)}>
            <IconKeyboard size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Keys of the calendar" tabIndex={-1}>
        <dl className={classes['list']}>
          {calendarKeys.map(({ keys, says }) => (
            <div key={says} className={classes['row']}>
              <dt className={classes['keys']}>
                {keys.map((key) => (
                  <Kbd key={key} size="xs">
                    {key}
                  </Kbd>
                ))}
              </dt>
              <dd className={classes['says']}>{says}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
