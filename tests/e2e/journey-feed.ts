import { feedServer, type FeedServer } from '../support/feed-server.ts';

/** A booking system on this computer, with a feed that can be changed. */
export interface BookingFeed {
  readonly address: string;
  readonly server: FeedServer;
  /** One booking moves, one is new and one is gone. */
  change(): void;
}

export interface BookingFeedOptions {
  /** The secret part of the address. */
  readonly token: string;
  readonly surname: string;
  /** What the booking system knows of the client and the desk must not. */
  readonly complaint: string;
}

/** Serves the bookings of Monday 2 March 2026 and the days after it. */
export async function serveBookings({ token, surname, complaint }: BookingFeedOptions): Promise<BookingFeed> {
  const path = `/ical/${token}.ics`;
  const ada = [
    `SUMMARY:Ada ${surname} - Massage`,
    `DESCRIPTION:${complaint}`,
    `ATTENDEE;CN=Ada ${surname}:mailto:ada.${surname}@example.org`,
  ];
  const series = [
    event('ada@bookings.example', '20260223T090000', ...ada, 'RRULE:FREQ=WEEKLY;COUNT=6'),
    event('ada@bookings.example', '20260302T093000', ...ada, 'RECURRENCE-ID;TZID=Europe/London:20260302T090000'),
    event('ada@bookings.example', '20260309T090000', ...ada, 'RECURRENCE-ID;TZID=Europe/London:20260309T090000', 'STATUS:CANCELLED'),
  ];
  const ben = event('ben@bookings.example', '20260302T104500', 'SUMMARY:Ben Thistle - Massage');
  const lunch = event('lunch@bookings.example', '20260302T120000', 'SUMMARY:Lunch');
  const cleo = (time: string): string => event('cleo@bookings.example', `20260302T${time}`, 'SUMMARY:Cleo Marchbank - Massage');
  const dora = event('dora@bookings.example', '20260303T100000', 'SUMMARY:Dora Penhale - Massage');
  const finn = event('finn@bookings.example', '20260304T110000', 'SUMMARY:Finn Ravenhill - Massage');

  let feed = calendar([...series, ben, lunch, cleo('140000'), dora]);
  const server = await feedServer((request, response) => {
    response
      .writeHead(request.url === path ? 200 : 404, { 'Content-Type': 'text/calendar; charset=utf-8' })
      .end(request.url === path ? feed : '');
  });
  return {
    address: `http://127.0.0.1:${server.port}${path}`,
    server,
    change: () => {
      feed = calendar([...series, ben, lunch, cleo('143000'), finn]);
    },
  };
}

function calendar(events: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bookings//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

function event(uid: string, start: string, ...lines: readonly string[]): string {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260301T080000Z',
    `DTSTART;TZID=Europe/London:${start}`,
    'DURATION:PT1H',
    ...lines,
    'END:VEVENT',
  ].join('\r\n');
}
