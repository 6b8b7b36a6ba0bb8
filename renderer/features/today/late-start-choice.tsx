import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { LateStartOption } from '../../../shared/domain/clock/late-start.ts';
import type { LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import type { DurationMs, Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { answerWords, restWords } from '../clock/late-start-words.ts';
import classes from './late-start-choice.module.css';
import { effectWords } from './today-words.ts';

export interface LateStartAnswer {
  readonly lateStart: LateStartPolicy;
  readonly remember: boolean;
  /** Given up besides, so that the day catches up. */
  readonly shortenBy: DurationMs;
}

export interface LateStartChoiceProps {
  readonly options: readonly LateStartOption[];
  readonly preferred: LateStartPolicy;
  /** A choice can be remembered only for a service. */
  readonly canRemember: boolean;
  readonly zone: ZoneId;
  readonly busy: boolean;
  readonly submitLabel: string;
  readonly onChoose: (answer: LateStartAnswer) => void;
  /** Leaves the question open; without it, what is around the question closes. */
  readonly onCancel?: () => void;
}

/** Begun late: what each answer does to the rest of the day, before one is taken. */
export function LateStartChoice({
  options,
  preferred,
  canRemember,
  zone,
  busy,
  submitLabel,
  onChoose,
  onCancel,
}: LateStartChoiceProps): ReactNode {
  const possible = options.filter(({ isPossible }) => isPossible);
  const [choice, setChoice] = useState<string>(preferred);
  const [remember, setRemember] = useState(false);
  const chosen = possible.find((option) => keyOf(option) === choice) ?? possible[0];
  const root = useRef<HTMLDivElement>(null);
  useHotkeys(onCancel ? [['Escape', onCancel]] : [], []);
  useEffect(() => root.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const time = (at: Instant): string => timeOf(at, zone);
  const canBeRemembered = canRemember && chosen?.shortenBy === 0;
  const handleChoose = (): void => {
    if (chosen) onChoose({ lateStart: chosen.policy, remember: remember && canBeRemembered, shortenBy: chosen.shortenBy });
  };
  return (
    <div ref={root} className={classes['root']}>
      <Radio.Group value={chosen ? keyOf(chosen) : ''} onChange={setChoice} label="What happens to the end?">
        <Stack gap="xs" mt="xs">
          {possible.map((option) => (
            <Radio
              key={keyOf(option)}
              value={keyOf(option)}
              label={answerWords(option)}
              description={[effectWords(option, zone), restWords(option, time)].filter(Boolean).join(' ')}
              data-autofocus={option === chosen || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {canBeRemembered && (
        <Checkbox
          label="Do this each time for this service"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      )}
      <Group gap="xs">
        <Button loading={busy} disabled={!chosen} onClick={handleChoose}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            Not yet
          </Button>
        )}
      </Group>
    </div>
  );
}

/** What may be given to catch up grows while the question stands: it is still the same answer. */
function keyOf({ policy, shortenBy }: LateStartOption): string {
  return shortenBy > 0 ? 'catchUp' : policy;
}
