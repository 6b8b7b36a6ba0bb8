/**
 * A made-up feed like those of booking platforms: about 540 bytes an event, a tenth of them weekly series,
 * a fifth of those with a moved instance, spread over a year before and half a year after `middle`.
 * The same count always gives the same bytes. All times are in Europe/London, which every reader knows.
 */
export function sampleFeed(eventCount: number, middle: Date): string {
  const blocks: string[] = [HEAD];
  for (let index = 0; index < eventCount; index++) {
    const day = addDays(middle, Math.floor((index / eventCount) * 548) - 365);
    const isSeries = index % 10 === 0;
    blocks.push(event(index, day, isSeries ? 'RRULE:FREQ=WEEKLY;COUNT=20\r\n' : ''));
    if (index % 50 === 0) blocks.push(movedInstance(index, day));
  }
  blocks.push('END:VCALENDAR\r\n');
  return blocks.join('');
}

const HEAD = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Sample//Bookings//EN',
  'CALSCALE:GREGORIAN',
  'METHOD:PUBLISH',
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19700329T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19701025T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');

function event(index: number, day: string, rule: string): string {
  const hour = String(8 + (index % 10)).padStart(2, '0');
  return (
    `BEGIN:VEVENT\r\nUID:booking-${index}@sample.example\r\nDTSTAMP:20260101T000000Z\r\n` +
    `DTSTART;TZID=Europe/London:${day}T${hour}0000\r\nDTEND;TZID=Europe/London:${day}T${hour}5000\r\n${rule}` +
    `SUMMARY:Client ${index} - 50 min session\r\nSTATUS:CONFIRMED\r\nSEQUENCE:0\r\nTRANSP:OPAQUE\r\n${PADDING}END:VEVENT\r\n`
  );
}

/** The second instance of a series, a day later and two hours later. */
function movedInstance(index: number, day: string): string {
  const hour = String(8 + (index % 10)).padStart(2, '0');
  const original = compact(addDaysTo(day, 7));
  const moved = compact(addDaysTo(day, 8));
  return (
    `BEGIN:VEVENT\r\nUID:booking-${index}@sample.example\r\nDTSTAMP:20260101T000000Z\r\n` +
    `RECURRENCE-ID;TZID=Europe/London:${original}T${hour}0000\r\n` +
    `DTSTART;TZID=Europe/London:${moved}T${hour}3000\r\nDTEND;TZID=Europe/London:${moved}T${hour}5500\r\n` +
    `SUMMARY:Client ${index} - moved\r\nSTATUS:CONFIRMED\r\nSEQUENCE:1\r\n${PADDING}END:VEVENT\r\n`
  );
}

const PADDING =
  'LOCATION:12 Sample Street\\, First floor\\, Room 3\r\n' +
  'DESCRIPTION:Manage this booking at https://bookings.example/manage/0123456\r\n' +
  ' 789abcdef\\nPlease arrive five minutes early and bring the form that was s\r\n' +
  ' ent to you.\r\n' +
  'ORGANIZER;CN=Practice:mailto:practice@sample.example\r\n' +
  'X-BOOKING-SOURCE:online\r\n';

function addDays(from: Date, days: number): string {
  return compact(new Date(from.getTime() + days * 86_400_000));
}

function addDaysTo(day: string, days: number): Date {
  const date = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
  return new Date(date + days * 86_400_000);
}

function compact(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}
