import { expect, test } from 'vitest';
import { reduceSummaries, reduceSummary } from './name-reduction.ts';

// Invented practices: names and services are drawn by a seeded generator and written the way booking systems do.
// A result is right (the name, or none where the text holds none), none (nothing shown) or wrong.

interface Sample {
  readonly summary: string;
  readonly first: string | null;
}

type Random = () => number;

test('alone, no summary gets a wrong name and most get the right one', () => {
  const random = seeded(20261122);
  const samples = Array.from({ length: 6_000 }, () => aSample(random, TEMPLATES, SERVICES));

  const rates = measure(
    samples,
    samples.map(({ summary }) => reduceSummary(summary, { practitionerNames: [PRACTITIONER] }).firstName),
  );

  expect(rates.wrong).toEqual([]);
  expect(rates.right).toBeGreaterThan(0.75);
});

test('with the feed’s vote, at least nine in ten are right and none is wrong', () => {
  const random = seeded(7);
  const results: Rates[] = Array.from({ length: 60 }, () => {
    const templates = pickSome(random, TEMPLATES, 1 + Math.floor(random() * 4));
    const services = pickSome(random, SERVICES, 6);
    const clients = Array.from({ length: 40 }, () => aClient(random));
    const samples = Array.from({ length: 140 }, () => write(pick(random, templates), pick(random, clients), pick(random, services)));
    const reduced = reduceSummaries(
      samples.map(({ summary }) => summary),
      { practitionerNames: [PRACTITIONER] },
    );
    return measure(
      samples,
      reduced.map(({ firstName }) => firstName),
    );
  });

  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(results.reduce((sum, { right }) => sum + right, 0) / results.length).toBeGreaterThan(0.9);
});

test('a feed that never names its practitioner still gives no wrong name', () => {
  const random = seeded(99);
  const samples = Array.from({ length: 40 }, () => {
    const services = pickSome(random, SERVICES, 5);
    const clients = Array.from({ length: 30 }, () => aClient(random));
    const template = pick(
      random,
      TEMPLATES.filter((text) => text.includes('{me}')),
    );
    return Array.from({ length: 120 }, () => write(template, pick(random, clients), pick(random, services)));
  });

  const wrong = samples.flatMap(
    (feed) =>
      measure(
        feed,
        reduceSummaries(feed.map(({ summary }) => summary)).map(({ firstName }) => firstName),
      ).wrong,
  );

  expect(wrong).toEqual([]);
});

interface Rates {
  readonly right: number;
  readonly none: number;
  readonly wrong: readonly string[];
}

function measure(samples: readonly Sample[], found: readonly (string | null)[]): Rates {
  const outcomes = samples.map(({ summary, first }, index) => ({ summary, first, got: found[index] ?? null }));
  const wrong = outcomes.filter(({ got, first }) => got !== null && got !== first).map(({ summary, got }) => `${summary} → ${got}`);
  const right = outcomes.filter(({ got, first }) => got === first).length;
  return { right: right / samples.length, none: (samples.length - right - wrong.length) / samples.length, wrong };
}

const PRACTITIONER = 'Dana Wolfe';

// Common, rare, hyphenated, accented, and word-like given names; some are in no list on purpose.
const FIRSTS = (
  'Jane Tom Sarah Michael Priya Mohammed Siobhán Zoë Anne-Marie Jean-Luc José Björn Agnieszka Olu Fatima Hiroshi Linh Mei Ana Jan Liam Emma Noah Olivia ' +
  'Grace Joy Hope Rose Mark Will Summer Ruby Jordan Victoria Dawn Heather April Amber Faith ' +
  'Xochitl Tevita Anaïs-Rose Eluned Wairimu Yeva Brísa Thandolwethu Lumi Katniss Zephyrine Ilse-Maria Oddvar Bruna Kealani D’Andre DeShawn'
).split(' ');
const LASTS = (
  'Doe Smith O’Brien McDonald MacLeod Smith-Jones Müller García Nguyen Kowalska Brown Stone Green Young Baker Lane Hope Martin James Thomas ' +
  'Petkov Ferenczi Achterberg Oyelowo Takeda Iqbal Ravn Castellano Mbeki Ødegård Łukasik'
)
  .split(' ')
  .concat('van der Berg', 'de la Cruz', 'Di Marco', 'St. John', 'al Farsi');
const SERVICES = (
  '60 min Massage|Initial Consultation|Follow-up|Deep Tissue Massage|Physio|RMT 45|Hot Stone Therapy|Yoga|Reiki|Counselling Session|Sports Massage 30 mins|' +
  'Prenatal Massage|Facial|1st visit|Review|Acupuncture (60 min)|Osteopathy follow up|Online Session|Lash Lift|Couples session|EMDR|90min|' +
  // house names of treatments: only the vote can tell
  'Lotus Blossom|Serenity Signature|Deep Calm|Aurora Path|Kobido|Golden Ritual|Moonrise|Silk Veil|Rosewood Journey|Vedic Dawn|Tidal|Nirvana Glow'
).split('|');
const TEMPLATES: readonly string[] = [
  '{first} {last} - {service}',
  '{service} - {first} {last}',
  '{first} {last}: {service}',
  '{service}: {first} {last}',
  '{service} ({first} {last})',
  '{first} {last} ({service})',
  '{first} {l}. - {service}',
  '{service} - {first} {l}',
  '{first} {l} | {service}',
  '{first} - {service}',
  '{service} with {first}',
  '{service} with {first} {last}',
  '{service} for {first} {last}',
  '{last}, {first}',
  '{last}, {first} - {service}',
  '{LAST} {first} - {service}',
  '{FIRST} {LAST} - {service}',
  '{first} {last}',
  '{first} {last}, {service}',
  '{f}.{l}. - {service}',
  '{f}. {last} - {service}',
  '{f}{l} {service}',
  'Client #{id} - {service}',
  '{service}',
  'Ms. {first} {last} – {service}',
  'Mr {last} - {service}',
  'Dr {first} {last} ({service})',
  'New booking: {first} {last} - {service}',
  '[NEW] {service} – {first} {last}',
  'Canceled: {first} {last} - {service}',
  '✅ {first} {last}, {service}',
  '{first} {last} 💆 {service}',
  '{first} {last} (she/her) - {service}',
  '{first} {last} +44 7700 900123 - {service}',
  '{first} {last} <{f}@example.com> - {service}',
  '{f}@example.com - {service}',
  '{first} {last} and {me}',
  '{service} between {first} {last} and {me}',
  '{first} <> {me}',
  '{service} with {me} - {first} {last}',
  '{me}: {first} {last} ({service})',
  '{first} {last} - {service} with {me}',
  '{first} {last} - {service} - Room 2',
  '{service} | {first} {last} | 10423',
  'Appointment: {first} {last}',
  'Client: {first} {last} | {service}',
];

interface Client {
  readonly first: string;
  readonly last: string;
}

function aClient(random: Random): Client {
  return { first: pick(random, FIRSTS), last: pick(random, LASTS) };
}

function aSample(random: Random, templates: readonly string[], services: readonly string[]): Sample {
  return write(pick(random, templates), aClient(random), pick(random, services));
}

function write(template: string, { first, last }: Client, service: string): Sample {
  const words: Record<string, string> = {
    first,
    last,
    service,
    FIRST: first.toUpperCase(),
    LAST: last.toUpperCase(),
    f: first.slice(0, 1),
    l: last.slice(0, 1).toUpperCase(),
    id: String(10_000 + first.length * 31 + last.length),
    me: PRACTITIONER,
  };
  const summary = template.replace(/\{(\w+)\}/gu, (whole, name: string) => words[name] ?? whole);
  if (!/\{(?:first|FIRST)\}/u.test(template)) return { summary, first: null };
  const isCapitals =
    template.includes('{FIRST}') && !/^[A-Z]’?[a-z]+(?:-[A-Z][a-z]+)*$/u.test(first.normalize('NFD').replace(/\p{Mn}/gu, ''));
  return {
    summary,
    first: isCapitals
      ? first.toUpperCase().replace(/(^|[-’])(\p{L})([\p{L}]*)/gu, (_, a: string, b: string, c: string) => a + b + c.toLowerCase())
      : first,
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('empty list');
  return item;
}

function pickSome<T>(random: Random, list: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, () => pick(random, list));
}

/** Mulberry32: small, repeatable. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
