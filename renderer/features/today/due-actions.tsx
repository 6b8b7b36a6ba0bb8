import { Button, Group } from '@mantine/core';
import { IconNotes, IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { catchUpOption } from '../../../shared/domain/clock/catch-up.ts';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import type { ClockSnapshot, PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { LateStartChoice } from './late-start-choice.tsx';
import { useCommand } from '../../app/commands.ts';
import type { ItemDeed } from './item-deeds.ts';
import { ItemMenu } from './item-menu.tsx';
import classes from './now-card.module.css';
import type { ClockCommands } from './use-clock-commands.ts';

export interface DueActionsProps {
  readonly snapshot: ClockSnapshot;
  readonly item: PlannedItem;
  /** The client as the day may show them. */
  readonly name: string;
  readonly now: Instant;
  readonly commands: ClockCommands;
  readonly onNotes: () => void;
  readonly onDeed: (deed: ItemDeed) => void;
}

/** Start what is next; a late start is asked about first, unless its service remembers the answer. */
export function DueActions({ snapshot, item, name, now, commands, onNotes, onDeed }: DueActionsProps): ReactNode {
  const { start, hold, noShow } = commands;
  const [asks, setAsks] = useState(false);
  const options = lateStartOptions(snapshot, item.id, now);
  const catchUp = options.length > 0 ? catchUpOption(snapshot, item.id, now) : null;
  const preferred = item.lateStart ?? snapshot.settings.lateStart;
  const isDue = now >= item.startsAt;

  const handleStart = (): void => {
    if (options.length > 0 && item.lateStart === null) setAsks(true);
    else start.mutate({ itemId: item.id, lateStart: preferred, remember: false });
  };
  useCommand({
    id: 'run-session',
    label: isDue ? 'Start the session' : 'Start the session early',
    group: 'Do',
    keys: 's',
    keywords: 'begin',
    run: handleStart,
  });
  if (asks && options.length > 0) {
    return (
      <div className={classes['actions']}>
        <p className={classes['ask']}>It begins late</p>
        <LateStartChoice
          options={catchUp ? [...options, catchUp] : options}
          preferred={preferred}
          canRemember={item.colour !== null}
          zone={snapshot.zone}
          busy={start.isPending}
          submitLabel="Start now"
          onCancel={() => setAsks(false)}
          onChoose={(answer) => start.mutate({ itemId: item.id, ...answer }, { onSettled: () => setAsks(false) })}
        />
      </div>
    );
  }
  return (
    <Group gap="xs" className={classes['actions']}>
      <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} loading={start.isPending} onClick={handleStart}>
        {isDue ? 'Start' : 'Start early'}
      </Button>
      {isDue && (
        <>
          {!item.held && (
            <Button variant="default" loading={hold.isPending} onClick={() => hold.mutate(item.id)}>
              Client late
            </Button>
          )}
          <Button variant="default" loading={noShow.isPending} onClick={() => noShow.mutate(item.id)}>
            No-show
          </Button>
        </>
      )}
      <Button variant="subtle" color="gray" leftSection={<IconNotes size={16} aria-hidden />} onClick={onNotes}>
        Notes
      </Button>
      <ItemMenu item={{ kind: item.kind, status: 'expected' }} name={name} onDeed={onDeed} />
    </Group>
  );
}
