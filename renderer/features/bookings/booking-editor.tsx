import { Button } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import type { Rate } from '../../../shared/contract/organisations.ts';
import { useApi } from '../../app/api.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { useNow } from '../../app/now.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { usePreferences } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { SeriesScope } from '../calendar/change-words.ts';
import { ScopeQuestion } from '../calendar/scope-question.tsx';
import { MessageDrawer } from '../mail/message-drawer.tsx';
import { KeptFileDrawer } from '../kept-files/kept-file-drawer.tsx';
import { BookingForm } from './booking-form.tsx';
import { BookingState } from './booking-state.tsx';
import { bookingErrors, bookingValues, newBooking, onlyOwnDiffer, withTimes, type BookingFormValues } from './booking-values.ts';
import { bookingName } from './booking-words.ts';
import { ConfirmationLetter } from './confirmation-letter.tsx';
import { furtherDays } from './further-days.ts';
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
  const nation = organisation?.nation ?? null;
  const further = furtherDays(form.values, { nation, bankHolidayOn: useBankHolidays() });
  const warnings = useBookingWarnings(form.values, { booking, further: further?.days ?? [], nation, now });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [beside, setBeside] = useState<Beside | null>(null);
  const closing = { onSuccess: onClose };
  const saveIn = (scope: SeriesScope): void =>
    writes.save.mutate({ id: booking?.id ?? null, values: form.values, alsoOn: further?.days ?? [], scope }, closing);
  const ask = (verb: Asked['verb'], run: Asked['run']): void => {
    if (booking?.series) setAsked({ verb, run });
    else run('one');
  };
  const handleSave = (): void => {
    if (onlyOwnDiffer(initialValues, form.values)) saveIn('one');
    else if (further !== null) ask('Save', saveIn);
  };
  const handleRemove = ({ id }: Booking): void => ask('Remove', (scope) => writes.remove.mutate({ id, scope }, closing));
  const handleAnswer = ({ run }: Asked, scope: SeriesScope): void => {
    setAsked(null);
    run(scope);
  };
  if (beside) return <BesideDrawer beside={beside} onClose={() => setBeside(null)} />;
  return (
    <>
      <BookingForm
        title={booking ? bookingName(booking) : 'New booking'}
        form={form}
        bookingId={booking?.id ?? null}
        organisation={organisation}
        identities={identities}
        usualTravel={availability.usualTravelMs}
        usualAdmin={availability.usualAdminMs}
        warnings={warnings}
        further={further}
        today={dayOf(now, form.values.zone)}
        busy={writes.save.isPending}
        error={writes.save.error}
        aside={booking && <RemoveButton booking={booking} busy={writes.remove.isPending} onRemove={() => handleRemove(booking)} />}
        onOpenFile={(file) => setBeside({ kind: 'file', file })}
        onOrganisation={choose}
        onSave={handleSave}
        onClose={onClose}
      >
        {booking && (
          <BookingState
            booking={booking}
            now={now}
            writes={writes}
            isDirty={form.isDirty()}
            onAsk={ask}
            onWrite={() => setBeside({ kind: 'letter', booking })}
            onOpenMessage={(messageId) => setBeside({ kind: 'message', messageId })}
            onTakeTimes={(times) => form.setValues(withTimes(form.values, times))}
            onDone={onClose}
          />
        )}
      </BookingForm>
      {asked && (
        <ScopeQuestion verb={asked.verb} noun="booking" onAnswer={(scope) => handleAnswer(asked, scope)} onCancel={() => setAsked(null)} />
      )}
    </>
  );
}

/** What is to be done once it is known which bookings of the repeat it reaches. */
interface Asked {
  readonly verb: 'Save' | 'Remove' | 'Confirm' | 'Cancel';
  readonly run: (scope: SeriesScope) => void;
}

/** What is looked at in place of the form, which waits as it was left. */
type Beside =
  | { readonly kind: 'file'; readonly file: KeptFile }
  | { readonly kind: 'letter'; readonly booking: Booking }
  | { readonly kind: 'message'; readonly messageId: string };

function BesideDrawer({ beside, onClose }: { readonly beside: Beside; readonly onClose: () => void }): ReactNode {
  if (beside.kind === 'file') return <KeptFileDrawer file={beside.file} onClose={onClose} />;
  if (beside.kind === 'letter') return <ConfirmationLetter booking={beside.booking} onClose={onClose} />;
  return <MessageDrawer messageId={beside.messageId} onClose={onClose} />;
}

interface RemoveButtonProps {
  readonly booking: Booking;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

/** Only what was not agreed, or was called off, can be removed. */
function RemoveButton({ booking: { state }, busy, onRemove }: RemoveButtonProps): ReactNode {
  if (state !== 'offered' && state !== 'cancelled') return null;
  return (
    <Button variant="subtle" color="red" loading={busy} onClick={onRemove}>
      Remove
    </Button>
  );
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
