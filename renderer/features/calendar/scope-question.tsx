import { Button, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { scopeWords, type SeriesScope } from './change-words.ts';

export interface ScopeQuestionProps {
  /** What is about to happen: `Move`, `Save`, `Remove`. */
  readonly verb: string;
  /** What repeats: `session`, `booking`. */
  readonly noun: string;
  readonly onAnswer: (scope: SeriesScope) => void;
  readonly onCancel: () => void;
}

const scopes = ['one', 'following', 'all'] as const satisfies readonly SeriesScope[];

/** Asked before a change of what repeats. */
export function ScopeQuestion({ verb, noun, onAnswer, onCancel }: ScopeQuestionProps): ReactNode {
  return (
    <Modal opened onClose={onCancel} title={`${verb} which ${noun}s?`} size="sm">
      <Stack gap="xs">
        {scopes.map((scope) => (
          <Button
            key={scope}
            variant={scope === 'one' ? 'filled' : 'default'}
            onClick={() => onAnswer(scope)}
            {...(scope === 'one' ? { 'data-autofocus': true } : {})}
          >
            {scopeWords(scope, noun)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
