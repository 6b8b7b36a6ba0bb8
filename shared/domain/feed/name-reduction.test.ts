import { assert, constantFrom, property, string, array, oneof } from 'fast-check';
import { expect, test } from 'vitest';
import { withCpuTime } from '../../../tests/support/cpu-time.ts';
import { reduceSummaries, reduceSummary, voteOf, type ReducedSummary, type SummaryKind } from './name-reduction.ts';

const options = { practitionerNames: ['Dana Wolfe'] };

type Row = readonly [summary: string, kind: SummaryKind, firstName: string | null, title: string | null];

const agreed: readonly Row[] = [
  ['Jane D. - 60 min Massage', 'client', 'Jane', '60 min Massage'],
  ['Jane Doe: 60 min Massage', 'client', 'Jane', '60 min Massage'],
  ['60 min Massage (Jane Doe)', 'client', 'Jane', '60 min Massage'],
  ['Doe, Jane', 'client', 'Jane', null],
  ['JANE DOE', 'client', 'Jane', null],
  ['Jane Doe and Dana Wolfe', 'client', 'Jane', null],
  ['30 Minute Meeting between Jane Doe and Dana Wolfe', 'client', 'Jane', '30 Minute Meeting'],
  ['Jane <> Dana', 'client', 'Jane', null],
  ['Ms. Jane Doe – Follow-up', 'client', 'Jane', 'Follow-up'],
  ['Dr Zoë Müller', 'client', 'Zoë', null],
  ['Ana de la Cruz - Yoga', 'client', 'Ana', 'Yoga'],
  ['Siobhán O’Brien: Initial Consultation', 'client', 'Siobhán', 'Initial Consultation'],
  ['Jan van der Berg', 'client', 'Jan', null],
  ['Elizabeth (Liz) Brown - Facial', 'client', 'Liz', 'Facial'],
  ['Jane & Tom Smith - Couples session', 'client', 'Jane & Tom', 'Couples session'],
  ['J.D. - 60 min Massage', 'client', null, '60 min Massage'],
  ['J. Doe - Physio', 'client', null, 'Physio'],
  ['Client #10423 - Session', 'unknown', null, 'Client #10423 – Session'],
  ['Busy', 'block', null, null],
  ['Private appointment', 'block', null, null],
  ['Lunch', 'block', null, null],
  ['Blocked time', 'block', null, null],
  ['', 'block', null, null],
  ['(empty)', 'block', null, null],
  ['Canceled: Jane Doe - 60 min Massage', 'cancelled', 'Jane', '60 min Massage'],
  ['✅ Jane Doe, 60 min massage', 'client', 'Jane', '60 min massage'],
  ['Yoga Class (5/12)', 'unknown', null, 'Yoga Class (5/12)'],
  ['Jane Doe +1 604 555 0123 - Massage', 'client', 'Jane', 'Massage'],
  ['jane.doe@example.com - Massage', 'unknown', null, 'Massage'],
  ['田中花子', 'client', null, null],
  ['Jane 60 min', 'client', 'Jane', '60 min'],
  ['Grace Hope - Joy Lane', 'ambiguous', null, null],
];

const furtherRows: readonly Row[] = [
  ['90834 - Jane Doe', 'client', 'Jane', '90834'],
  ['10423 - Jane Doe', 'client', null, '10423'],
  ['Iris scan', 'unknown', null, 'Iris scan'],
  ['Iris scan - Jane Doe', 'client', 'Jane', 'Iris scan'],
  ['Robin Hood Bay', 'unknown', null, 'Robin Hood Bay'],
  ['Peter Pan panto', 'unknown', null, null],
  ['Mary-Jane - Follow-up', 'client', 'Mary-Jane', 'Follow-up'],
  ["'Jane' - Follow-up", 'client', 'Jane', 'Follow-up'],
  ['jANE dOE', 'client', 'Jane', null],
  ['Jane or Tom', 'unknown', null, null],
  ['Jane vs Tom', 'unknown', null, null],
  ['Booked: Jane Doe', 'client', 'Jane', null],
  ['Booked', 'block', null, null],
  ['NEW! Jane Doe - Massage', 'client', 'Jane', 'Massage'],
  ['NEW Jane Doe', 'client', 'Jane', null],
  ['Inställd: Anna Svensson', 'cancelled', 'Anna', null],
  ['Harley Street - Jane Doe', 'client', 'Jane', null],
  ['Appuntamento con Marco Rossi', 'client', 'Marco', 'Appuntamento'],
  ['Afspraak met Jan Jansen', 'client', 'Jan', 'Afspraak'],
  ['Sessão com Maria Silva', 'client', 'Maria', 'Sessão'],
  ['Samtal med Anna Svensson', 'client', 'Anna', 'Samtal'],
  ['Łukasz Wójcik - Rehabilitacja', 'client', 'Łukasz', 'Rehabilitacja'],
  ['Tag der Deutschen Einheit', 'block', null, null],
  ['Lundi de Pâques', 'block', null, null],
  ['Día de Reyes', 'block', null, null],
  ['Festa della Repubblica', 'block', null, null],
  ['Terry Fox Day', 'block', null, null],
  ['Emma Day', 'client', 'Emma', null],
  ['Vita Liberata', 'unknown', null, 'Vita Liberata'],
  ['Town Hall', 'unknown', null, 'Town Hall'],
  ['Appointment with Jane Doe', 'client', 'Jane', 'Appointment'],
  ['New booking: Jane Doe', 'client', 'Jane', null],
  ['Massage Therapy (60 mins) - Jane D', 'client', 'Jane', 'Massage Therapy (60 mins)'],
  ['Jane D / 90min', 'client', 'Jane', '90min'],
  ['💆‍♀️ Jane Doe 60 min', 'client', 'Jane', '60 min'],
  ['Massage w/ Jane', 'client', 'Jane', 'Massage'],
  ['Jane (new)', 'client', 'Jane', null],
  ['RMT - Jane Doe', 'client', 'Jane', 'RMT'],
  ['Session 3/6 Jane Doe', 'client', 'Jane', 'Session 3/6'],
  ['Jane Doe (she/her) - Physio', 'client', 'Jane', 'Physio'],
  ['Jane Smith-Jones: Facial', 'client', 'Jane', 'Facial'],
  ["Sean O'Connor - Physio", 'client', 'Sean', 'Physio'],
  ['Fiona McDonald - Reiki', 'client', 'Fiona', 'Reiki'],
  ['jane doe - massage', 'client', 'Jane', 'massage'],
  ['ANNE-MARIE DUPONT', 'client', 'Anne-Marie', null],
  ['Anne-Marie Dupont – Initial visit', 'client', 'Anne-Marie', 'Initial visit'],
  ['John Smith Jr', 'client', 'John', null],
  ['Jane Doe, PhD - Coaching', 'client', 'Jane', 'Coaching'],
  ['Jane Doe MD', 'client', 'Jane', null],
  ['DNA - Jane', 'client', 'Jane', null],
  ['Tentative: Jane Doe - Massage', 'client', 'Jane', 'Massage'],
  ['HOLD', 'block', null, null],
  ['OOO', 'block', null, null],
  ['Admin', 'block', null, null],
  ['Team meeting', 'block', null, null],
  ['Jane’s birthday', 'block', null, null],
  ["Jane's birthday", 'block', null, null],
  ['🎂 Jane Doe', 'block', null, null],
  ['Summer Bank Holiday', 'block', null, null],
  ['Good Friday', 'block', null, null],
  ['Lunch (1 hr)', 'block', null, null],
  ['Lunch with Jane', 'block', null, null],
  ['[NEW] Jane Doe - Massage', 'client', 'Jane', 'Massage'],
  ['Fwd: Jane Doe - Massage', 'client', 'Jane', 'Massage'],
  ['Jane Doe - Massage (Cancelled)', 'cancelled', 'Jane', 'Massage'],
  ['CANCELLED Jane Doe', 'cancelled', 'Jane', null],
  ['Jane Doe - Massage with Dana Wolfe', 'client', 'Jane', 'Massage'],
  ['Massage with Dana Wolfe', 'unknown', null, 'Massage'],
  ['Massage with Dana Wolfe, RMT - Jane Doe', 'client', 'Jane', 'Massage'],
  ['Client: Jane Doe | Service: Deep Calm', 'client', 'Jane', 'Deep Calm'],
  ['Jane Doe <jane@example.com>', 'client', 'Jane', null],
  ['Massage - Jane Doe - https://zoom.us/j/123?pwd=abc', 'client', 'Jane', 'Massage'],
  ['Mr and Mrs Smith - Massage', 'client', null, 'Massage'],
  ['Mrs Smith', 'client', null, null],
  ['Dr Martin - Review', 'client', null, 'Review'],
  ['Smith, J. - Physio', 'client', null, 'Physio'],
  ['van der Berg, Jan - Physio', 'client', 'Jan', 'Physio'],
  ['Doe, Jane, 60 min massage', 'client', 'Jane', '60 min massage'],
  ['Doe, Jane 60 min massage', 'client', 'Jane', '60 min massage'],
  ['James, Sarah - Physio', 'client', 'Sarah', 'Physio'],
  ['DUPONT Marie - Suivi', 'client', 'Marie', 'Suivi'],
  ['Tanaka Hanako - Massage', 'client', 'Hanako', 'Massage'],
  ['田中 花子 - マッサージ', 'client', '花子', 'マッサージ'],
  ['김 민수', 'client', '민수', null],
  ['Анна Петрова - Массаж', 'client', 'Анна', 'Массаж'],
  ['Петрова Анна', 'client', 'Анна', null],
  ['Μαρία Παπαδοπούλου', 'client', 'Μαρία', null],
  ['محمد أحمد', 'client', 'محمد', null],
  ['Elizabeth "Liz" Brown', 'client', 'Liz', null],
  ['Jane Doe (JD) - Massage', 'client', null, 'Massage'],
  ['JD - Lotus Blossom', 'client', null, 'Lotus Blossom'],
  ['Jane Doe-Massage', 'client', 'Jane', 'Massage'],
  ['Jane - Massage', 'client', 'Jane', 'Massage'],
  ['Jane’s massage', 'client', 'Jane', 'massage'],
  ['Emma Stone - Hot Stone Massage', 'client', 'Emma', 'Hot Stone Massage'],
  ['Swedish Massage', 'unknown', null, 'Swedish Massage'],
  ['Alexander Technique - 45 min', 'unknown', null, 'Alexander Technique – 45 min'],
  ['Hot Stone 60 min', 'unknown', null, 'Hot Stone 60 min'],
  ['Ruby Facial', 'unknown', null, 'Ruby Facial'],
  ['Deep Calm', 'unknown', null, 'Deep Calm'],
  ['Jane + baby - Postnatal check', 'client', 'Jane', 'Postnatal check'],
  ['Jane Doe & Tom Smith - Massage', 'ambiguous', null, 'Massage'],
  ['Jane Smith & Tom Smith', 'client', 'Jane & Tom', null],
  ['Jane Doe - Massage - Kitsilano', 'ambiguous', null, 'Massage'],
  ['Jane &amp; Tom Smith', 'client', 'Jane & Tom', null],
  ['<b>Jane</b> Doe - <script src=x>Massage</script>', 'client', 'Jane', 'Massage'],
  ['Ja\u200Bne\u202E Doe - Massage', 'client', 'Jane', 'Massage'],
  ['Zoe\u0308 Mu\u0308ller', 'client', 'Zoë', null],
  ['=cmd|calc!A1', 'unknown', null, 'cmd – calc!A1'],
  ['Sir Elton John', 'client', 'Elton', null],
  ['Nguyễn Văn An', 'client', null, null],
  ['Grace Hope', 'client', null, null],
  ['Tom and Jane', 'ambiguous', null, null],
  ['Family therapy - Smith family', 'client', null, 'Family therapy'],
  ['*Jane Doe* massage', 'client', 'Jane', 'massage'],
  ['#123 Jane Doe', 'client', 'Jane', null],
  ['Jane Doe £60', 'client', 'Jane', null],
  ['Jane Doe & baby Tom', 'unknown', null, null],
  ['김민수 상담', 'client', null, '상담'],
  ['Massage by Dana - Jane Doe', 'client', 'Jane', 'Massage'],
  ['10:30 - Jane Doe - Physio', 'client', 'Jane', 'Physio'],
  ['MS Lily Brown', 'client', null, null],
  ['Pick up parcel', 'unknown', null, 'Pick up parcel'],
];

test.each([...agreed, ...furtherRows])('%j is read as %s, %s, %s', (summary, kind, firstName, title) => {
  expect(reduceSummary(summary, options)).toEqual<ReducedSummary>({ kind, firstName, title });
});

test('a text seen beside three clients is a service, in any order of the feed', () => {
  const feed = [
    'Lotus Blossom - Jane Doe',
    'Tom Smith - Lotus Blossom',
    'Lotus Blossom (Emma Brown)',
    'Xochitl Ramos - Lotus Blossom',
    'Lotus Blossom',
  ];

  const reduced = reduceSummaries(feed, options).map(({ kind, firstName, title }) => [kind, firstName, title]);

  expect(reduced).toEqual([
    ['client', 'Jane', 'Lotus Blossom'],
    ['client', 'Tom', 'Lotus Blossom'],
    ['client', 'Emma', 'Lotus Blossom'],
    ['client', 'Xochitl', 'Lotus Blossom'],
    ['unknown', null, 'Lotus Blossom'],
  ]);
  expect(reduceSummary('Lotus Blossom - Eluned Rees', options, voteOf(feed, options)).firstName).toBe('Eluned');
});

test('a client who comes alone as well as with others is not taken for the practitioner', () => {
  const alone = ['Massage', 'Physio', 'Facial', 'Reiki'].map((service) => `Jane Doe - ${service}`);
  const together = ['Tom Baker', 'Anna Roth', 'Liam Novak'].map((other) => `Jane Doe and ${other}`);

  expect(reduceSummaries([...alone, ...together]).map(({ firstName }) => firstName)).toEqual([
    ...alone.map(() => 'Jane'),
    ...together.map(() => null),
  ]);
});

test('a practitioner missing from the settings is recognised beside many clients', () => {
  const clients = ['Jane Doe', 'Tom Smith', 'Emma Brown', 'Liam Jones', 'Olivia Ito', 'Noah Weber', 'Priya Shah'];

  const reduced = reduceSummaries(clients.map((name) => `${name} and Sarah Kaur`));

  expect(reduced.map(({ firstName }) => firstName)).toEqual(['Jane', 'Tom', 'Emma', 'Liam', 'Olivia', 'Noah', 'Priya']);
});

test('a client who tries many treatments stays a client', () => {
  const feed = [
    'Jane Doe - Lotus Blossom',
    'Jane Doe - Aurora Path',
    'Jane Doe - Vedic Dawn',
    'Jane Doe - Massage',
    'Jane Doe - Silk Veil',
  ];

  expect(reduceSummaries(feed).every(({ firstName, title }) => (firstName ?? 'Jane') === 'Jane' && !(title ?? '').includes('Doe'))).toBe(
    true,
  );
});

test('results are clean whatever the summary holds', () => {
  const piece = oneof(
    string({ unit: 'binary', maxLength: 30 }),
    string({ maxLength: 30 }),
    constantFrom(
      ...furtherRows.map(([summary]) => summary),
      ' - ',
      ': ',
      '(',
      ')',
      '<b>',
      '\u202E',
      'a@b.co',
      'https://x.io/y',
      '+44 7700 900123',
      '０７７００９００１２３',
    ),
  );

  assert(
    property(array(piece, { maxLength: 6 }), (pieces) => {
      const { firstName, title } = reduceSummary(pieces.join(''), options);
      expectClean(firstName ?? '', 40);
      expectClean(title ?? '', 80);
      expect(firstName ?? 'Jane').toMatch(/^\p{L}[\p{L}\p{M}’'.\- &]*$/u);
    }),
    { numRuns: 3_000 },
  );
});

function expectClean(text: string, limit: number): void {
  expect(text).toBe(text.normalize('NFC'));
  expect(text.length).toBeLessThanOrEqual(limit);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/[<>\p{Cc}\p{Cf}\uFFFD]|@\w|https?:|(?:\p{Nd}[\s().-]{0,2}){7}/u);
}

test.each([
  ['spaces', ' '],
  ['brackets', '(('],
  ['separators', ' - '],
  ['letters', 'a'],
  ['at signs', 'a@'],
  ['digits', '1 '],
  ['capitals', 'Aa '],
  ['markup', '<b '],
  ['hyphens', 'a-'],
  ['combining marks', '\u0301'],
  ['emoji', '💆‍♀️'],
  ['commas', 'Doe, '],
])('100 kB of %s take no longer than a short summary by much', (_, unit) => {
  const hostile = unit.repeat(Math.ceil(100_000 / unit.length));

  const { cpuMs } = withCpuTime(() => {
    for (let run = 0; run < 20; run += 1) reduceSummary(`${hostile}${run}`, options);
  });

  expect(cpuMs).toBeLessThan(1_500);
});

test('20,000 distinct summaries of one feed are reduced in one go', () => {
  const feed = Array.from({ length: 20_000 }, (_, index) => `Jane D${index} - Lotus Blossom ${index % 7}`);

  const { result, cpuMs } = withCpuTime(() => reduceSummaries(feed));

  expect(result).toHaveLength(20_000);
  expect(cpuMs).toBeLessThan(10_000);
});
