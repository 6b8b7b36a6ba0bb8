import { Group, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { clientSectors, ir35Standings, type Booking } from '../../../shared/contract/bookings.ts';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { KeptFiles } from '../kept-files/kept-files.tsx';
import classes from './booking-form.module.css';
import type { BookingFormValues } from './booking-values.ts';
import { standingWords } from './booking-words.ts';
import { NetPayFields } from './net-pay-fields.tsx';

const sectorWords = {
  public: 'Public body (NHS, GP practice)',
  privateMediumLarge: 'Private, medium or large',
  privateSmall: 'Private, small',
  individual: 'A person',
} satisfies Record<NonNullable<Booking['ir35']['sector']>, string>;

export interface Ir35FieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  readonly fee: Fee | null;
  /** Null for a new one, which cannot have files yet. */
  readonly bookingId: string | null;
  readonly onOpenFile: (file: KeptFile) => void;
}

/** The record of employment status; where somebody stands between the practitioner and the work, or where there is one. */
export function Ir35Fields({ form, fee, bookingId, onOpenFile }: Ir35FieldsProps): ReactNode {
  const { arrangement, ir35 } = form.values;
  const hasRecord = ir35.standing !== 'notApplicable' || ir35.sector !== null;
  if (arrangement === 'soleTrader' && !hasRecord) return null;
  const change = (part: Partial<Booking['ir35']>): void => form.setFieldValue('ir35', { ...ir35, ...part });
  const date = (day: string) => (day === '' ? null : localDate(day));
  return (
    <FieldGroup title="IR35" lead="A record of what was decided about your status, and by whom. It decides nothing itself.">
      <Group grow align="flex-start">
        <Select
          label="The client is"
          placeholder="Choose"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the kind of client' }}
          data={clientSectors.map((value) => ({ value, label: sectorWords[value] }))}
          value={ir35.sector}
          onChange={(chosen) => change({ sector: clientSectors.find((sector) => sector === chosen) ?? null })}
        />
        <Select
          label="Status"
          data={ir35Standings.map((value) => ({ value, label: standingWords[value] }))}
          allowDeselect={false}
          value={ir35.standing}
          onChange={(chosen) => change({ standing: ir35Standings.find((standing) => standing === chosen) ?? 'notApplicable' })}
        />
      </Group>
      {ir35.standing !== 'notApplicable' && (
        <>
          <Group grow align="flex-start">
            <TextInput
              label="Decided by"
              value={ir35.decidedBy}
              error={form.errors['ir35.decidedBy']}
              data-path="ir35.decidedBy"
              onChange={(event) => change({ decidedBy: event.currentTarget.value })}
            />
            <TextInput
              label="HMRC check reference"
              value={ir35.checkReference}
              error={form.errors['ir35.checkReference']}
              data-path="ir35.checkReference"
              onChange={(event) => change({ checkReference: event.currentTarget.value })}
            />
          </Group>
          <Group grow align="flex-start">
            <DayField
              clearable
              label="Statement received"
              placeholder="Not yet"
              clearButtonProps={{ 'aria-label': 'Clear the day of the statement' }}
              value={ir35.statementOn ?? ''}
              onChange={(day) => change({ statementOn: date(day) })}
            />
            <DayField
              clearable
              label="Disagreed on"
              placeholder="Never"
              clearButtonProps={{ 'aria-label': 'Clear the day of the disagreement' }}
              value={ir35.disagreedOn ?? ''}
              onChange={(day) => change({ disagreedOn: date(day) })}
            />
          </Group>
          <Textarea
            label="Reasons given"
            autosize
            minRows={2}
            maxRows={8}
            value={ir35.reasons}
            error={form.errors['ir35.reasons']}
            data-path="ir35.reasons"
            onChange={(event) => change({ reasons: event.currentTarget.value })}
          />
          {bookingId === null ? (
            <p className={classes['hint']}>Once the booking is saved, the statement itself can be kept here.</p>
          ) : (
            <KeptFiles
              owner={{ kind: 'statusStatement', bookingId }}
              label="Status determination statement"
              addLabel="Add a PDF or picture"
              onOpen={onOpenFile}
            />
          )}
        </>
      )}
      {arrangement === 'ownCompany' && <NetPayFields form={form} fee={fee} />}
    </FieldGroup>
  );
}
