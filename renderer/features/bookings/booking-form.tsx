import { Group, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { arrangements } from '../../../shared/contract/bookings.ts';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import type { Identity } from '../../../shared/contract/identities.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { basisPoints, pence, quantity } from '../../../shared/domain/money.ts';
import type { RepeatDays } from '../../../shared/domain/bookings/repeat-days.ts';
import type { DurationMs, LocalDate } from '../../../shared/domain/time.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { OrganisationSelect } from '../organisations/organisation-select.tsx';
import { toBookingInput, typedFee, type BookingFormValues } from './booking-values.ts';
import { arrangementWords } from './booking-words.ts';
import { BookingPensionFields } from './booking-pension-fields.tsx';
import { BookingRepeatFields } from './booking-repeat-fields.tsx';
import { EffortFields } from './effort-fields.tsx';
import { FeeFields } from './fee-fields.tsx';
import { FeeSummary } from './fee-summary.tsx';
import { Ir35Fields } from './ir35-fields.tsx';
import { PayFields } from './pay-fields.tsx';
import { TimeFields } from './time-fields.tsx';
import { typedBalance } from './typed-balance.ts';

export interface BookingFormProps {
  readonly title: string;
  readonly form: UseFormReturnType<BookingFormValues>;
  /** Null for a new one. */
  readonly bookingId: string | null;
  /** The one that is chosen; null while none is. */
  readonly organisation: Organisation | null;
  readonly identities: readonly Identity[];
  /** The way to organisations that name none. */
  readonly usualTravel: DurationMs;
  /** The admin time of bookings that do not say it. */
  readonly usualAdmin: DurationMs;
  /** What is in the way, and why the time is not free. */
  readonly warnings: readonly string[];
  /** The further days of a new one; null while its repeat is not right or too long. */
  readonly further: RepeatDays | null;
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly error: unknown;
  readonly aside?: ReactNode;
  /** State and what can be done next, for a booking that exists. */
  readonly children?: ReactNode;
  readonly onOrganisation: (id: string | null) => void;
  readonly onOpenFile: (file: KeptFile) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const ways = arrangements.map((value) => ({ value, label: arrangementWords[value] }));
const beginnings = [
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'offered', label: 'Offered' },
];

/** Everything about one booking, in the order in which it is usually agreed. */
export function BookingForm(props: BookingFormProps): ReactNode {
  const { title, form, bookingId, organisation, identities, warnings, further, today, busy, error, aside, children } = props;
  const { values } = form;
  const isNew = bookingId === null;
  const fee = typedFee(values);
  const travel = organisation?.travelMs ?? props.usualTravel;
  const balance = fee && typedBalance(values, fee, { travel, usualAdmin: props.usualAdmin });
  const field = (name: keyof BookingFormValues) => ({ key: form.key(name), ...form.getInputProps(name) });
  const handleSubmit = form.onSubmit(props.onSave, (errors) => focusFirstError(form, errors));
  return (
    <FormDrawer
      opened
      size="wide"
      title={title}
      submitLabel="Save"
      busy={busy}
      error={error}
      aside={aside}
      onSubmit={handleSubmit}
      onClose={props.onClose}
    >
      {children}
      {isNew && (
        <SegmentedControl
          aria-label="How it begins"
          data={beginnings}
          value={values.state}
          onChange={(state) => form.setFieldValue('state', state === 'offered' ? 'offered' : 'confirmed')}
        />
      )}
      <OrganisationSelect
        label="Organisation"
        placeholder="Who books you"
        data-autofocus={isNew || undefined}
        value={values.organisationId}
        error={form.errors['organisationId']}
        data-path="organisationId"
        onChange={props.onOrganisation}
      />
      <TextInput label="What (optional)" placeholder="Morning surgery" {...field('title')} />
      <TimeFields form={form} nation={organisation?.nation ?? null} />
      {isNew && <BookingRepeatFields form={form} further={further} today={today} />}
      <WarningLines lines={warnings} />
      <FeeFields form={form} organisation={organisation} />
      <FeeSummary fee={fee} rate={rateInForm(values)} balance={balance} days={1 + (further?.days.length ?? 0)} />
      <EffortFields form={form} usualAdmin={props.usualAdmin} />
      <FieldGroup title="Arrangement">
        <Group grow align="flex-start">
          <Select label="Who pays how" data={ways} allowDeselect={false} {...field('arrangement')} />
          {identities.length > 0 && (
            <Select
              label="Identity"
              placeholder="None"
              clearable
              clearButtonProps={{ 'aria-label': 'Choose no identity' }}
              data={identities.map(({ id, name, tradingName }) => ({ value: id, label: tradingName === '' ? name : tradingName }))}
              {...field('identityId')}
            />
          )}
        </Group>
        <TextInput label="Their reference (optional)" {...field('reference')} />
      </FieldGroup>
      <BookingPensionFields form={form} bookingId={bookingId} />
      <PayFields form={form} fee={fee} />
      <Ir35Fields form={form} fee={fee} bookingId={bookingId} onOpenFile={props.onOpenFile} />
      <Textarea label="Private notes" autosize minRows={3} maxRows={12} {...field('notes')} />
    </FormDrawer>
  );
}

/** The rate as typed; read only once the whole fee could be worked out. */
function rateInForm(values: BookingFormValues) {
  const { unit, price, share, count, takings } = toBookingInput(values).rate;
  const whole = (number: number): number => (Number.isInteger(number) ? number : 0);
  return {
    unit,
    price: price === null ? null : pence(whole(price)),
    share: share === null ? null : basisPoints(whole(share)),
    count: quantity(whole(count)),
    takings: pence(whole(takings)),
  };
}
