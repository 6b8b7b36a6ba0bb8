import { Button, Group, Menu, Modal } from '@mantine/core';
import { IconChevronDown, IconNotes, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import { isLate } from '../../../shared/domain/clock/run-time.ts';
import { findItem, runOf, type ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import { minutes, type Instant } from '../../../shared/domain/time.ts';
import { useCommand } from '../../app/commands.ts';
import { LateStartChoice } from './late-start-choice.tsx';
import classes from './now-card.module.css';
import type { ClockCommands } from './use-clock-commands.ts';

export interface RunningActionsProps {
  readonly snapshot: ClockSnapshot;
  readonly itemId: string;
  readonly isPaused: boolean;
  readonly now: Instant;
  readonly commands: ClockCommands;
  /** Null for a booking, which has its notes in its form. */
  readonly onNotes: (() => void) | null;
  readonly onOpen: () => void;
}

const steps = [
  { by: minutes(1), label: '1 min longer' },
  { by: minutes(5), label: '5 min longer' },
  { by: minutes(10), label: '10 min longer' },
  { by: minutes(15), label: '15 min longer' },
  { by: minutes(-1), label: '1 min shorter' },
  { by: minutes(-5), label: '5 min shorter' },
] as const;

/** What can be done with the session that runs. */
export function RunningActions({ snapshot, itemId, isPaused, now, commands, onNotes, onOpen }: RunningActionsProps): ReactNode {
  const { adjust, finish, pause, resume, chooseLateStart } = commands;
  const [asksEnd, setAsksEnd] = useState(false);
  const item = findItem(snapshot, itemId);
  const run = runOf(snapshot, itemId);
  const beganLate = item !== null && run !== null && isLate(item, run.startedAt);
  const pauseOrGoOn = (): void => (isPaused ? resume.mutate() : pause.mutate());
  useCommand({
    id: 'run-session',
    label: isPaused ? 'Go on with the session' : 'Pause the session',
    group: 'Do',
    keys: 's',
    keywords: 'resume stop',
    run: pauseOrGoOn,
  });
  useCommand({
    id: 'finish-session',
    label: 'Finish the session',
    group: 'Do',
    keys: 'e',
    keywords: 'end stop',
    run: () => finish.mutate(),
  });
  return (
    <Group gap="xs" className={classes['actions']}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />} loading={adjust.isPending}>
            Extend
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {steps.map(({ by, label }) => (
            <Menu.Item key={label} onClick={() => adjust.mutate(by)}>
              {label}
            </Menu.Item>
          ))}
          {beganLate && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setAsksEnd(true)}>It began late</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isPaused ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          Go on
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate()}
        >
          Pause
        </Button>
      )}
      <Button loading={finish.isPending} onClick={() => finish.mutate()}>
        Finish
      </Button>
      {onNotes && (
        <Button variant="subtle" color="gray" leftSection={<IconNotes size={16} aria-hidden />} onClick={onNotes}>
          Notes
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={onOpen}>
        Open
      </Button>
      <Modal opened={asksEnd && beganLate} onClose={() => setAsksEnd(false)} title="It began late">
        {item && run && (
          <LateStartChoice
            options={lateStartOptions(snapshot, itemId, now)}
            preferred={run.lateStart}
            canRemember={item.colour !== null}
            zone={snapshot.zone}
            busy={chooseLateStart.isPending}
            submitLabel="Use this end"
            onChoose={({ lateStart, remember }) => chooseLateStart.mutate({ lateStart, remember }, { onSuccess: () => setAsksEnd(false) })}
          />
        )}
      </Modal>
    </Group>
  );
}
