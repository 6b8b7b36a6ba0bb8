import { Anchor, Input, SegmentedControl } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Engagement } from '../../../shared/contract/pension-choices.ts';
import { choiceWords } from '../../../shared/domain/pension/choice-words.ts';
import { heldIntent, pensionIntents, type PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import classes from './choice-field.module.css';

export interface ChoiceFieldProps {
  /** What the rules say of the work; null while that is not known. */
  readonly engagement: Engagement | null;
  /** What was said; null follows what is usual. */
  readonly choice: PensionIntent | null;
  /** On a draft the choice is that of its own work; at a booking it holds for others too. */
  readonly isDraft?: boolean;
  /** Where it stands in its form, so that it can be focused. */
  readonly path?: string;
  /** Goes back to what is usual with null; left out where something is always said. */
  readonly onUsual?: () => void;
  readonly onChange: (choice: PensionIntent) => void;
}

const intentWords: Readonly<Record<PensionIntent, string>> = { yes: 'Yes', no: 'No', ask: 'Ask me' };
const intents = pensionIntents.map((value) => ({ value, label: intentWords[value] }));

/** Yes, no or ask, with the reason that decides and what the choice goes against, before anything is saved. */
export function ChoiceField({ engagement, choice, isDraft = false, path, onUsual, onChange }: ChoiceFieldProps): ReactNode {
  const id = useId();
  const held = heldIn(engagement, choice);
  const words = engagement && choiceWords(engagement, held, isDraft ? 'draft' : 'booking');
  return (
    <>
      <Input.Wrapper label="Pension this work" labelElement="div" labelProps={{ id }} description={words?.reason}>
        <SegmentedControl
          aria-labelledby={id}
          data={intents}
          disabled={engagement?.isImpossible === true}
          value={held}
          data-path={path}
          tabIndex={-1}
          className={classes['choice']}
          onChange={(chosen) => onChange(pensionIntents.find((intent) => intent === chosen) ?? held)}
        />
      </Input.Wrapper>
      {held === 'ask' && (
        <p className={classes['hint']}>It stands on the Pension screen until you answer, and no invoice is issued before.</p>
      )}
      {engagement && onUsual && <WayBack engagement={engagement} choice={choice} onChange={onChange} onUsual={onUsual} />}
      <WarningLines lines={words?.warnings ?? []} />
    </>
  );
}

interface WayBackProps extends UsualHintProps, Pick<ChoiceFieldProps, 'choice' | 'onChange'> {}

/** From an answer to what is usual; SOLO work can be left out besides. */
function WayBack({ engagement, choice, onChange, onUsual }: WayBackProps): ReactNode {
  if (engagement.route === 'solo') return <SoloHint choice={choice} onChange={onChange} onUsual={onUsual} />;
  return choice === null ? null : <UsualHint engagement={engagement} onUsual={onUsual} />;
}

interface SoloHintProps extends Pick<ChoiceFieldProps, 'choice' | 'onChange'> {
  readonly onUsual: () => void;
}

/** SOLO work is on no form of the practitioner, and still in the annual return unless it was said to be none. */
function SoloHint({ choice, onChange, onUsual }: SoloHintProps): ReactNode {
  if (choice === 'ask') return null;
  const isKept = choice === null;
  return (
    <p className={classes['hint']}>
      {isKept ? 'Once delivered, it is in your annual return as SOLO work.' : 'It is not recorded as SOLO work.'}{' '}
      <Anchor component="button" type="button" onClick={isKept ? () => onChange('no') : onUsual}>
        {isKept ? 'Leave it out' : 'Record it as SOLO work'}
      </Anchor>
    </p>
  );
}

interface UsualHintProps {
  readonly engagement: Engagement;
  readonly onUsual: () => void;
}

/** The way back from an answer to what is usual. */
function UsualHint({ engagement, onUsual }: UsualHintProps): ReactNode {
  if (engagement.isImpossible) return null;
  return (
    <p className={classes['hint']}>
      The usual answer here is {intentWords[engagement.usual]}.{' '}
      <Anchor component="button" type="button" onClick={onUsual}>
        Follow it
      </Anchor>
    </p>
  );
}

function heldIn(engagement: Engagement | null, choice: PensionIntent | null): PensionIntent {
  if (engagement === null) return choice ?? 'no';
  return heldIntent(engagement, choice, engagement.usual);
}
