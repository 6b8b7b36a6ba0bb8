import { zoneId, type ZoneId } from '../time.ts';
import type { FeedZone, ZoneChoice } from './feed-reading.ts';

/**
 * Outlook has one name for the whole Pacific and one for the whole Mountain zone. British Columbia and Alberta have kept
 * summer time all year since 2026 (see zone-corrections.ts), so in winter the name alone is an hour wrong for them.
 * Remove an entry when Windows has a name of its own for the place and Outlook writes it.
 */
const doubtful: readonly (ZoneChoice & { readonly zones: readonly string[] })[] = [
  {
    tzids: ['Pacific Standard Time', 'Pacific Time (US & Canada)', '(UTC-08:00) Pacific Time (US & Canada)'],
    zones: ['America/Vancouver', 'Canada/Pacific'],
    here: zoneId('America/Vancouver'),
    there: zoneId('America/Los_Angeles'),
  },
  {
    tzids: ['Mountain Standard Time', 'Mountain Time (US & Canada)', '(UTC-07:00) Mountain Time (US & Canada)'],
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    here: zoneId('America/Edmonton'),
    there: zoneId('America/Denver'),
  },
];

/** What is in doubt for a practitioner in this zone; null nearly everywhere. */
export function zoneChoiceFor(zone: ZoneId): ZoneChoice | null {
  const found = doubtful.find(({ zones }) => zones.includes(zone));
  return found ? { tzids: found.tzids, here: found.here, there: found.there } : null;
}

/** The names in doubt, read as the practitioner's own zone. */
export function aliasesHere({ tzids, here }: ZoneChoice): Readonly<Record<string, ZoneId>> {
  return Object.fromEntries(tzids.map((tzid) => [tzid, here]));
}

/** Whether times in the window depend on the choice. */
export function isChoiceOpen({ tzids }: ZoneChoice, zones: readonly FeedZone[]): boolean {
  return zones.some(({ tzid }) => tzids.includes(tzid));
}
