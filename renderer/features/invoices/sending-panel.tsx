import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { dayWords } from '../../ui/time-words.ts';

export interface SendingPanelProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly onSentByHand: () => void;
}

/** How the invoice gets to the organisation. */
export function SendingPanel({ invoice: { sentOn, refusals }, today, onSentByHand }: SendingPanelProps): ReactNode {
  if (refusals.send !== null && refusals.send !== undefined) return null;
  return (
    <Section title="Sending">
      <SettingRow
        title={sentOn === null ? 'Not sent yet' : `Sent ${dayWords(sentOn, today)}`}
        sentence={
          sentOn === null
            ? 'Save the PDF and send it your own way, then note it here.'
            : 'Noted by you. Whether it was read cannot be known.'
        }
      >
        <Button variant="default" size="xs" onClick={onSentByHand}>
          {sentOn === null ? 'I sent it myself' : 'Sent again'}
        </Button>
      </SettingRow>
    </Section>
  );
}
