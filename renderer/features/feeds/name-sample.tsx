import { Loader, Paper, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PreviewItem } from '../../../shared/contract/feeds.ts';
import { tapWords } from '../../../shared/domain/feed/name-position.ts';
import classes from './name-sample.module.css';
import { reducedWords, type NameTap } from './name-tap.ts';

export interface NameSampleProps {
  readonly samples: readonly PreviewItem[];
  /** The tap in force; null while names are guessed. */
  readonly tap: NameTap | null;
  readonly busy: boolean;
  readonly onTap: (tap: NameTap) => void;
}

/** Real entries of this feed: tap the first name in one, and all the others follow. */
export function NameSample({ samples, tap, busy, onTap }: NameSampleProps): ReactNode {
  return (
    <Paper component="section" withBorder className={classes['card']} aria-label="Names">
      <h2 className={classes['title']}>Names {busy && <Loader size={14} />}</h2>
      <p className={classes['hint']}>Only a first name and a title are kept. If they are not right, tap the first name in one of these.</p>
      <ul className={classes['list']}>
        {samples.map((item) => (
          <li key={item.key} className={classes['sample']}>
            <div className={classes['words']}>
              {wordsWithKeys(item.summary).map(({ id, word, index }) => (
                <UnstyledButton
                  key={id}
                  className={classes['word']}
                  aria-pressed={tap?.key === item.key && tap.word === index}
                  onClick={() => onTap({ key: item.key, word: index })}
                >
                  {word}
                </UnstyledButton>
              ))}
            </div>
            <p className={classes['result']}>
              <span aria-hidden="true">→ </span>
              {reducedWords(item)}
            </p>
          </li>
        ))}
      </ul>
    </Paper>
  );
}

/** A word can stand twice in a summary; its place makes it one of a kind. */
function wordsWithKeys(summary: string): readonly { readonly id: string; readonly word: string; readonly index: number }[] {
  return tapWords(summary).map((word, index) => ({ id: `${index}:${word}`, word, index }));
}
