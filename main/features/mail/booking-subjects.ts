import { pdfName } from '../../../shared/domain/mail/attachment-name.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { addressOf, namesOf, partiesOf, type BookingAbout, type MailSubject, type SubjectDeps } from './subject-parts.ts';

/** A confirmation to whoever booked. @throws AppError NOT_FOUND, BOOKING_STATE, BOOKING_CHANGED */
export function bookingSubject({ confirmationId }: BookingAbout, deps: SubjectDeps): MailSubject {
  const { booking, agreed, sha256, identityId, issuer } = deps.bookingToConfirm(confirmationId);
  const organisation = deps.organisation(booking.organisationId);
  const { contacts } = organisation;
  const withAddress = contacts.filter(({ email }) => email !== '');
  // Accounts are asked about money; of days and times the people know who book.
  const booker = withAddress.find(({ role }) => /book|rota|manager|locum|staff/iu.test(role)) ?? withAddress[0];
  const address = booker?.email ?? addressOf('', organisation);
  const { startsAt, endsAt, zone, breakMs, rate, reference, fee } = agreed;
  return {
    ...partiesOf(organisation, issuer),
    kind: 'bookingConfirmation',
    text: 'bookingConfirmation',
    identityId,
    invoiceId: null,
    reminderStep: null,
    statementId: null,
    formId: null,
    signingCopyId: null,
    bookingId: booking.id,
    confirmationId,
    facts: {
      ...namesOf({ organisation, address, today: deps.today() }, issuer),
      organisation: organisation.name,
      invoices: [],
      closing: null,
      form: null,
      booking: {
        startsAt,
        endsAt,
        zone,
        breakMs,
        rate,
        reference,
        fee: fee.total,
        hasTerms: sha256 !== null,
        hasVat: issuer.vatNumber !== null,
      },
    },
    address,
    attachment: sha256 === null ? null : { name: pdfName(`Booking ${dayOf(startsAt, zone)}`), sha256 },
  };
}
