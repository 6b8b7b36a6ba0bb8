import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AskedWork } from '../../../shared/contract/pension-choices.ts';
import { eligibilityWords } from '../../../shared/domain/pension/eligibility-words.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { workWords } from './form-words.ts';

export interface AskedWorkListProps {
  readonly today: LocalDate;
}

/** Work of which the user wanted to be asked whether it is pensioned; nothing while there is none. */
export function AskedWorkList({ today }: AskedWorkListProps): ReactNode {
  const api = useApi();
  const asked = useQuery(api.pensionChoices.asked.queryOptions({ input: {} }));
  const undo = useMutation({
    mutationFn: (undoId: string) => api.bookings.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const answer = useMutation({
    mutationFn: ({ id, choice }: { readonly id: string; readonly choice: 'yes' | 'no' }) => api.bookings.choosePension.call({ id, choice }),
    onSuccess: ({ carried, undoId }, { choice }) => notifyDone(answeredWords(choice, carried), { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });
  if (asked.isError) return <FailureNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <Section title="Pension this work?" lead="Tell the practice before the work. The ten weeks run while you think about it.">
      {asked.data.map((work) => (
        <SettingRow key={work.id} title={titleOf(work, today)} sentence={eligibilityWords[work.reason]}>
          {work.what === 'draft' ? (
            <Button component={Link} to={`/invoices/${work.id}`} variant="default" size="compact-sm">
              Answer on the draft
            </Button>
          ) : (
            <Group gap="xs" wrap="nowrap">
              {(['yes', 'no'] as const).map((choice) => (
                <Button
                  key={choice}
                  variant="default"
                  size="compact-sm"
                  disabled={answer.isPending}
                  aria-label={`${choice === 'yes' ? 'Yes' : 'No'}: ${titleOf(work, today)}`}
                  onClick={() => answer.mutate({ id: work.id, choice })}
                >
                  {choice === 'yes' ? 'Yes' : 'No'}
                </Button>
              ))}
            </Group>
          )}
        </SettingRow>
      ))}
    </Section>
  );
}

function titleOf({ organisation, title, workedOn }: AskedWork, today: LocalDate): string {
  const day = workedOn === null ? 'no day yet' : workWords(workedOn, workedOn, today);
  return [organisation.name, title, day].filter((text) => text !== '').join(', ');
}

function answeredWords(choice: 'yes' | 'no', carried: number): string {
  const said = choice === 'yes' ? 'The work is pensioned.' : 'The work is not pensioned.';
  return carried === 0
    ? said
    : `${said} So ${carried === 1 ? 'is 1 other' : `are ${carried} others`} of the year, where it is all or none.`;
}
