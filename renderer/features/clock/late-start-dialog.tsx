import { useState, type FormEvent, type ReactNode } from 'react';
import type { LateStartOption } from '../../../shared/domain/clock/late-start.ts';
import type { LateStartPolicy, PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { duration } from '../../../shared/domain/time.ts';
import type { LateStartAnswer } from './actions.ts';
import { answerWords, effectWords, endWords, restWords } from './late-start-words.ts';
import { Panel } from './panel.tsx';
import classes from './panel.module.css';

export interface LateStartDialogProps {
  readonly item: PlannedItem;
  readonly options: readonly LateStartOption[];
  readonly preferred: LateStartPolicy;
  readonly format: ZoneFormat;
  /** It has begun; only its end is chosen anew. */
  readonly isRunning: boolean;
  readonly onChoose: (answer: LateStartAnswer) => void;
  readonly onClose: () => void;
}

/** Begun late: what each answer does to the session and to the rest of the day, before one is taken. */
export function LateStartDialog({ item, options, preferred, format, isRunning, onChoose, onClose }: LateStartDialogProps): ReactNode {
  const [choice, setChoice] = useState<Choice>({ policy: preferred, shortenBy: duration(0) });
  const [remember, setRemember] = useState(false);
  const possible = options.filter(({ isPossible }) => isPossible);
  const chosen = possible.find((option) => isChoice(option, choice)) ?? possible[0];

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    if (chosen) onChoose({ lateStart: chosen.policy, shortenBy: chosen.shortenBy, remember: remember && chosen.shortenBy === 0 });
  };
  return (
    <Panel title={`Planned for ${format.time(item.startsAt)}, begun late. When does it end?`} onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <div className={classes['options']} role="radiogroup" aria-label="When it ends">
          {possible.map((option) => (
            <label key={answerWords(option)}>
              <input type="radio" name="lateStart" checked={option === chosen} onChange={() => setChoice(option)} />
              <span>
                <strong>{answerWords(option)}</strong> {endWords(option, format.time)}
                <small>
                  {effectWords(option)}
                  {restWords(option, format.time) !== '' && <span>{restWords(option, format.time)}</span>}
                </small>
              </span>
            </label>
          ))}
        </div>
        {/* Only services have a colour, and only a service can remember; what is given to catch up is of this day. */}
        {item.colour !== null && chosen?.shortenBy === 0 && (
          <label className={classes['remember']}>
            <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
            Do this each time for this service
          </label>
        )}
        <div className={classes['answers']}>
          <button type="submit" data-main="" disabled={!chosen}>
            {isRunning ? 'Move the end' : 'Start now'}
          </button>
          <button type="button" onClick={onClose}>
            Back
          </button>
        </div>
      </form>
    </Panel>
  );
}

type Choice = Pick<LateStartOption, 'policy' | 'shortenBy'>;

/** What may be given to catch up grows while the question stands: it is still the same answer. */
function isChoice(option: Choice, { policy, shortenBy }: Choice): boolean {
  return option.policy === policy && option.shortenBy > 0 === shortenBy > 0;
}
