import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LateStartOption } from '../../../shared/domain/clock/late-start.ts';
import type { LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import classes from './late-start-choice.module.css';
import { effectWords, policyWords } from './today-words.ts';

export interface LateStartChoiceProps {
  readonly options: readonly LateStartOption[];
  readonly preferred: LateStartPolicy;
  /** A choice can be remembered only for a service. */
  readonly canRemember: boolean;
  readonly zone: ZoneId;
  readonly busy: boolean;
  readonly submitLabel: string;
  readonly onChoose: (lateStart: LateStartPolicy, remember: boolean) => void;
}

/** Begun late: what each answer does to the rest of the day, before one is taken. */
export function LateStartChoice({ options, preferred, canRemember, zone, busy, submitLabel, onChoose }: LateStartChoiceProps): ReactNode {
  const possible = options.filter(({ isPossible }) => isPossible);
  const [choice, setChoice] = useState<LateStartPolicy>(preferred);
  const [remember, setRemember] = useState(false);
  const chosen = possible.find(({ policy }) => policy === choice) ?? possible[0];
  return (
    <div className={classes['root']}>
      <Radio.Group
        value={chosen?.policy ?? ''}
        onChange={(policy) => setChoice(policy === '' ? choice : policy)}
        label="What happens to the end?"
      >
        <Stack gap="xs" mt="xs">
          {possible.map((option) => (
            <Radio key={option.policy} value={option.policy} label={policyWords[option.policy]} description={effectWords(option, zone)} />
          ))}
        </Stack>
      </Radio.Group>
      {canRemember && (
        <Checkbox
          label="Do this each time for this service"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      )}
      <Button loading={busy} disabled={!chosen} onClick={() => chosen && onChoose(chosen.policy, remember)} className={classes['button']}>
        {submitLabel}
      </Button>
    </div>
  );
}
