import { Alert, SegmentedControl, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Preview, ZoneAnswer } from '../../../shared/contract/feeds.ts';
import { placeOf } from './preview-words.ts';

export interface ZoneQuestionProps {
  readonly question: NonNullable<Preview['zoneQuestion']>;
  readonly busy: boolean;
  readonly onAnswer: (answer: ZoneAnswer) => void;
}

/** Which of two places a zone name of the calendar means; asked once, and answered by the practitioner's own until then. */
export function ZoneQuestion({ question, busy, onAnswer }: ZoneQuestionProps): ReactNode {
  const { here, there, answer } = question;
  const title = `Are these times ${placeOf(here)} time?`;
  return (
    <Alert color="gray" variant="light" icon={<IconClock aria-hidden />} title={title}>
      <Text size="sm" mb="xs">
        This calendar uses one zone name for {placeOf(here)} and for {placeOf(there)}, which are an hour apart in winter. Compare one time
        with your booking system.
      </Text>
      <SegmentedControl
        aria-label={title}
        value={answer}
        disabled={busy}
        onChange={(value) => onAnswer(value === 'there' ? 'there' : 'here')}
        data={[
          { value: 'here', label: `${placeOf(here)} time` },
          { value: 'there', label: `${placeOf(there)} time` },
        ]}
      />
    </Alert>
  );
}
