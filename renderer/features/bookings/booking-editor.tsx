import { Button } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Rate } from '../../../shared/contract/organisations.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { usePreferences } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { BookingForm } from './booking-form.tsx';
import { BookingState } from './booking-state.tsx';
import { bookingErrors, bookingValues, newBooking, withTimes, type BookingFormValues } from './booking-values.ts';
import { bookingName } from './booking-words.ts';
import { withRate } from './fee-fields.tsx';
import { useBookingWarnings } from './use-booking-warnings.ts';
import { useBookingWrites } from './use-booking-writes.ts';

export interface BookingEditorProps {
  /** Null for a new one. */
  readonly bookingId: string | null;
  /** The day on which a new one is first proposed: `2026-11-26`. */
  readonly day: string;
  readonly onClose: () => void;
}

/** The form of one booking with everything that can be done to it; one that is gone is said and left. */
export function BookingEditor({ bookingId, day, onClose }: BookingEditorProps): ReactNode {
  const api = useApi();
  const found = useQuery(api.bookings.get.queryOptions({ input: bookingId === null ? skipToken : { id: bookingId }, retry: false }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  useLeaveWhenGone(found.error, onClose);
  // Filled from what is stored now, not from what an earlier opening of the form was told.
  const isFresh = bookingId === null || (found.isFetchedAfterMount && found.data !== undefined);
  if (identities.isPending || !isFresh) return null;
  const booking = found.data ?? null;
  const [identity] = identities.data ?? [];
  const initial = booking ? bookingValues(booking) : newBooking(day, identity ?? null);
  return <OpenBooking booking={booking} initialValues={initial} onClose={onClose} />;
}

interface OpenBookingProps {
  readonly booking: Booking | null;
  readonly initialValues: BookingFormValues;
  readonly onClose: () => void;
}

function OpenBooking({ booking, initialValues, onClose }: OpenBookingProps): ReactNode {
  const { availability } = usePreferences();
  const now = useNow(60_000);
  const writes = useBookingWrites(now);
  const form = useForm<BookingFormValues>({ mode: 'controlled', initialValues, validate: (values) => ({ ...bookingErrors(values) }) });
  useUnsaved(form.isDirty());
  const { organisation, identities } = useParties(form.values.organisationId);
  const choose = useOrganisationChoice(form);
  const warnings = useBookingWarnings(form.values, booking, organisation?.nation ?? null, now);
  const closing = { onSuccess: onClose };
  return (
    <BookingForm
      title={booking ? bookingName(booking) : 'New booking'}
      form={form}
      isNew={booking === null}
      organisation={organisation}
      identities={identities}
      usualTravel={availability.usualTravelMs}
      warnings={warnings}
      busy={writes.save.isPending}
      error={writes.save.error}
      aside={
        booking &&
        canBeRemoved(booking) && (
          <Button variant="subtle" color="red" loading={writes.remove.isPending} onClick={() => writes.remove.mutate(booking.id, closing)}>
            Remove
          </Button>
        )
      }
      onOrganisation={choose}
      onSave={() => writes.save.mutate({ id: booking?.id ?? null, values: form.values }, closing)}
      onClose={onClose}
    >
      {booking && (
        <BookingState
          booking={booking}
          now={now}
          writes={writes}
          isDirty={form.isDirty()}
          onTakeTimes={(startedAt, finishedAt) => form.setValues(withTimes(form.values, startedAt, finishedAt))}
          onDone={onClose}
        />
      )}
    </BookingForm>
  );
}

function canBeRemoved({ state }: Booking): boolean {
  return state === 'offered' || state === 'cancelled';
}

/** All that is known of who books and of who is booked. */
function useParties(organisationId: string | null) {
  const api = useApi();
  const chosen = useQuery(api.organisations.get.queryOptions({ input: organisationId === null ? skipToken : { id: organisationId } }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  return {
    organisation: chosen.data ?? null,
    identities: identities.data ?? [],
  };
}

/** Chooses an organisation; its rate card fills what is empty, and never what was typed. */
function useOrganisationChoice(form: UseFormReturnType<BookingFormValues>): (id: string | null) => void {
  const api = useApi();
  const queries = useQueryClient();
  const choice = useMutation({
    mutationFn: (id: string) => queries.fetchQuery(api.organisations.get.queryOptions({ input: { id } })),
    onSuccess: ({ rates }) => form.setValues((values) => filled({ ...form.values, ...values }, rates)),
    onError: notifyFailure,
  });
  return (id) => {
    form.setFieldValue('organisationId', id);
    if (id !== null) choice.mutate(id);
  };
}

function filled(values: BookingFormValues, rates: readonly Rate[]): BookingFormValues {
  const work = rates.find(({ unit }) => unit !== 'item' && unit !== 'mile');
  const mile = rates.find(({ unit }) => unit === 'mile');
  const priced = values.amount === '' && work ? withRate(values, work) : values;
  return priced.milePrice === '' && mile ? withRate(priced, mile) : priced;
}
