import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { IconBriefcase, IconBuilding, IconCalendarEvent, IconSearch, IconUser } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { BookingBrief } from '../../shared/contract/bookings.ts';
import type { Client } from '../../shared/contract/clients.ts';
import type { InvoiceBrief } from '../../shared/contract/invoices.ts';
import type { Payment } from '../../shared/contract/payments.ts';
import type { OrganisationBrief } from '../../shared/contract/organisations.ts';
import type { Session } from '../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../shared/domain/time.ts';
import { dayOf } from '../../shared/domain/zones.ts';
import { bookingName, bookingTimeWords } from '../features/bookings/booking-words.ts';
import { sessionDetail, sessionName, statusWords } from '../features/calendar/session-words.ts';
import { kindWords } from '../features/organisations/organisation-words.ts';
import { FoundInvoices } from '../features/invoices/found-invoices.tsx';
import { FoundPayments } from '../features/payments/found-payments.tsx';
import { dayWordsAt, timeSpanWords } from '../ui/time-words.ts';
import { useApi } from './api.ts';
import { keyCaps, withKeys } from './command-keys.ts';
import { useCommands } from './commands.ts';
import { useNow } from './now.ts';
import { isMac } from './platform.ts';
import { useHasInvoices, useZone } from './profile.ts';
import { findCommands } from './search-words.ts';
import classes from './search-dialog.module.css';

/** Finds commands, clients and sessions, and the books of those who bill; Enter goes there. */
export function SearchDialog(): ReactNode {
  const [typed, setTyped] = useState('');
  const hasInvoices = useHasInvoices();
  const commands = findCommands(useCommands(), typed);
  const { clients, organisations, bookings, invoices, payments, sessions } = useFound(typed.trim().slice(0, 100));
  useEffect(() => {
    spotlight.open();
  }, []);
  const list = useRef<HTMLDivElement>(null);
  // The library marks the first line when something is typed; what is found comes after that. Enter takes the marked one.
  useEffect(() => {
    if (typed.trim() === '' || list.current?.querySelector('[data-selected]')) return;
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  });
  const nothing =
    commands.length + clients.length + organisations.length + bookings.length + invoices.length + payments.length + sessions.length === 0;
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      attributes={{ content: { 'aria-label': 'Search' } }}
      shortcut={null}
      scrollable
      maxHeight={420}
      overlayProps={{ color: 'var(--shade)', backgroundOpacity: 1, blur: 0 }}
      transitionProps={{ duration: 100, transition: 'fade' }}
      classNames={{ content: classes['content'] ?? '', actionsGroup: classes['group'] ?? '' }}
    >
      <Spotlight.Search
        placeholder={hasInvoices ? 'Search clients, sessions, bookings, invoices and payments' : 'Search clients, sessions and actions'}
        aria-label="Search"
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList ref={list}>
        <Commands commands={commands} />
        <Clients clients={clients} />
        <Organisations organisations={organisations} />
        <Bookings bookings={bookings} />
        <FoundInvoices invoices={invoices} />
        <FoundPayments payments={payments} />
        <Sessions sessions={sessions} />
        {nothing && <Spotlight.Empty>Nothing matches “{typed.trim()}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface Found {
  readonly clients: readonly Client[];
  readonly organisations: readonly OrganisationBrief[];
  readonly bookings: readonly BookingBrief[];
  readonly invoices: readonly InvoiceBrief[];
  readonly payments: readonly Payment[];
  readonly sessions: readonly Session[];
}

function useFound(typed: string): Found {
  const api = useApi();
  const [text] = useDebouncedValue(typed, 120);
  const isAsked = text.length >= 2;
  const page = { search: text, archived: false, offset: 0, limit: 5 };
  const clients = useQuery(api.clients.list.queryOptions({ input: isAsked ? page : skipToken }));
  const sessions = useQuery(api.sessions.search.queryOptions({ input: isAsked ? { text, limit: 8 } : skipToken }));
  const books = useFoundBooks(isAsked ? text : null);
  if (!isAsked || typed === '') return { clients: [], organisations: [], bookings: [], invoices: [], payments: [], sessions: [] };
  return { clients: clients.data?.clients ?? [], ...books, sessions: sessions.data ?? [] };
}

/** What is found of those who bill; nothing for all others. */
function useFoundBooks(text: string | null): Pick<Found, 'organisations' | 'bookings' | 'invoices' | 'payments'> {
  const api = useApi();
  const wanted = useHasInvoices() ? text : null;
  const first = { offset: 0, limit: 5 } as const;
  const asked = <T extends object>(which: T) => (wanted === null ? skipToken : { ...first, ...which, search: wanted });
  const anyone = { organisationId: null, identityId: null, from: null, to: null } as const;
  const organisations = useQuery(api.organisations.list.queryOptions({ input: asked({ archived: false }) }));
  const invoices = useQuery(api.invoices.list.queryOptions({ input: asked({ ...anyone, view: 'all' as const }) }));
  const payments = useQuery(api.payments.list.queryOptions({ input: asked({ ...anyone, onAccount: false }) }));
  const bookings = useQuery(api.bookings.list.queryOptions({ input: asked({ when: 'all' as const, state: null, organisationId: null }) }));
  return {
    organisations: organisations.data?.organisations ?? [],
    bookings: bookings.data?.bookings ?? [],
    invoices: invoices.data?.invoices ?? [],
    payments: payments.data?.payments ?? [],
  };
}

function Commands({ commands }: { readonly commands: ReturnType<typeof useCommands> }): ReactNode {
  const keyed = withKeys(useCommands());
  return (['Do', 'Go to', 'View'] as const)
    .map((group) => ({ group, members: commands.filter((command) => command.group === group) }))
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => (
      <Spotlight.ActionsGroup key={group} label={group}>
        {members.map((command) => (
          <Spotlight.Action
            key={command.id}
            label={command.label}
            onClick={command.run}
            rightSection={command.keys !== undefined && keyed.includes(command) ? <Keys keys={command.keys} /> : null}
          />
        ))}
      </Spotlight.ActionsGroup>
    ));
}

function Keys({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={classes['caps']}>
      {keyCaps(keys, isMac()).map((cap) => (
        <Kbd key={cap} size="xs">
          {cap}
        </Kbd>
      ))}
    </span>
  );
}

function Clients({ clients }: { readonly clients: readonly Client[] }): ReactNode {
  const navigate = useNavigate();
  if (clients.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Clients">
      {clients.map(({ id, name, code }) => (
        <Spotlight.Action
          key={id}
          label={name}
          data-person
          {...(code === null ? {} : { description: code })}
          leftSection={<IconUser size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/clients', search: { client: id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function Organisations({ organisations }: Pick<Found, 'organisations'>): ReactNode {
  const navigate = useNavigate();
  if (organisations.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Organisations">
      {organisations.map(({ id, name, kind }) => (
        <Spotlight.Action
          key={id}
          label={name}
          data-person
          description={kindWords[kind]}
          leftSection={<IconBuilding size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/organisations', search: { organisation: id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function Bookings({ bookings }: Pick<Found, 'bookings'>): ReactNode {
  const navigate = useNavigate();
  const now = useNow(60_000);
  if (bookings.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Bookings">
      {bookings.map((booking) => (
        <Spotlight.Action
          key={booking.id}
          label={bookingName(booking)}
          data-person
          description={bookingTimeWords(booking, now)}
          leftSection={<IconBriefcase size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/bookings', search: { booking: booking.id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const navigate = useNavigate();
  const zone = useZone();
  const now = useNow(60_000);
  if (sessions.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Sessions">
      {sessions.map((session) => (
        <Spotlight.Action
          key={session.id}
          label={sessionName(session)}
          data-person
          description={whenAndWhat(session, zone, now)}
          leftSection={<IconCalendarEvent size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() =>
            void navigate({ to: '/calendar', search: { view: 'day', day: dayOf(session.startsAt, zone), session: session.id } })
          }
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** `Tue 24 Nov, 14:00 – 15:00, Deep tissue`, and what became of it where that is not plain. */
function whenAndWhat(session: Session, zone: ZoneId, now: Instant): string {
  const isPlain = session.status === 'planned' || session.status === 'done';
  const parts = [
    dayWordsAt(session.startsAt, zone, now),
    timeSpanWords(session.startsAt, session.endsAt, zone),
    sessionDetail(session),
    isPlain ? null : statusWords[session.status],
  ];
  return parts.filter((part) => part !== null).join(', ');
}
