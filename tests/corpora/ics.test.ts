import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import type { FeedOccurrence } from '../../shared/domain/feed/feed-reading.ts';
import { instant, zoneId } from '../../shared/domain/time.ts';

/**
 * Calendars of other projects with the occurrences each must give. They are not part of this repository:
 * where the corpus is not beside it, these tests say so and pass over.
 */
const CORPUS = new URL('../../../shared/corpora/ics/', import.meta.url);
const hasCorpus = existsSync(new URL('expected.jsonl', CORPUS));

interface Expected {
  readonly start: string;
  readonly end: string | null;
  readonly summary: string | null;
  readonly status?: string | null;
  readonly uid?: string | null;
}

interface Case {
  readonly id: string;
  readonly category: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly expected: readonly Expected[];
  readonly ignore?: readonly string[];
}

describe.skipIf(!hasCorpus)(`corpus of calendars${hasCorpus ? '' : ' (not present beside the repository)'}`, () => {
  const cases = hasCorpus ? readCases() : [];
  const categories = [...new Set(cases.map(({ category }) => category))].filter((name) => !/^(disputed|undefined)/.test(name));

  test.each(categories)('every calendar of %s gives exactly the expected occurrences', (category) => {
    const failed = cases.filter((item) => item.category === category && !passes(item)).map(({ id }) => id);

    expect(failed).toEqual([]);
  });

  test('disputed and undefined calendars are read without an error other than "cut off"', () => {
    const unscored = cases.filter(({ category }) => !categories.includes(category));
    const failed = unscored.filter((item) => outcomeOf(item) === 'failed').map(({ id }) => id);

    expect(failed).toEqual([]);
  });
});

function readCases(): readonly Case[] {
  const lines = readFileSync(new URL('expected.jsonl', CORPUS), 'utf8').trim().split('\n');
  return lines.map((line): Case => JSON.parse(line));
}

function passes(item: Case): boolean {
  const outcome = outcomeOf(item);
  if (typeof outcome === 'string') return false;
  return JSON.stringify(keysOf(outcome, item)) === JSON.stringify(keysOf(item.expected, item));
}

function outcomeOf({ file, from, to, tz }: Case): readonly Expected[] | 'incomplete' | 'failed' {
  const bytes = new Uint8Array(readFileSync(new URL(file, CORPUS)));
  try {
    const window = { from: instant(Date.parse(from)), to: instant(Date.parse(to)), zone: zoneId(tz) };
    return readFeed(bytes, window).occurrences.map(asExpected);
  } catch (error) {
    return error instanceof Error && error.message === 'INCOMPLETE' ? 'incomplete' : 'failed';
  }
}

function asExpected(occurrence: FeedOccurrence): Expected {
  const { summary, status, uid } = occurrence;
  if (occurrence.isAllDay) return { start: occurrence.start, end: occurrence.end, summary, status, uid };
  return { start: new Date(occurrence.start).toISOString(), end: new Date(occurrence.end).toISOString(), summary, status, uid };
}

/** What is compared: start, end and summary of what is not cancelled and starts in the window. */
function keysOf(list: readonly Expected[], { from, to, ignore = [] }: Case): readonly string[] {
  const isWithin = ({ start }: Expected): boolean => start >= from.slice(0, start.length) && start < to.slice(0, start.length);
  return list
    .map((item) => ({ ...item, start: normal(item.start), end: endOf(item), summary: (item.summary ?? '').replace(/\s+/g, ' ').trim() }))
    .filter((item) => isWithin(item) && item.status?.toUpperCase() !== 'CANCELLED')
    .filter((item) => !ignore.includes(item.summary) && !ignore.includes(item.uid ?? ''))
    .map(({ start, end, summary }) => `${start} ${end} ${summary}`)
    .toSorted();
}

/** An all-day end that does not come after its start stands for one day. */
function endOf({ start, end }: Expected): string {
  if (end !== null && (start.length > 10 || end > start)) return normal(end);
  return start.length > 10 ? '' : new Date(Date.parse(start) + 86_400_000).toISOString().slice(0, 10);
}

function normal(time: string): string {
  return time.length === 10 ? time : new Date(time).toISOString();
}
