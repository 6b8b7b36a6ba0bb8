import { minutes, type DurationMs } from '../../../shared/domain/time.ts';

/** Named after plants, so that nobody takes them for real people. */
export const sampleClients = [
  { name: 'Bryony', code: 'B1' },
  { name: 'Clover', code: 'C1' },
  { name: 'Fennel', code: 'F1' },
  { name: 'Juniper', code: 'J1' },
  { name: 'Linden', code: 'L1' },
  { name: 'Sorrel', code: 'S1' },
  { name: 'Tansy', code: 'T1' },
  { name: 'Yarrow', code: 'Y1' },
] as const;

const usual = { windDownMs: minutes(10), finalWarningMs: minutes(3), silent: false, lateStart: null } as const;

export const sampleServices = [
  { ...usual, name: 'Deep tissue', durationMs: minutes(60), colour: '#0f6b6b', turnoverMs: minutes(10) },
  { ...usual, name: 'Swedish massage', durationMs: minutes(90), colour: '#8c5a1e', turnoverMs: minutes(15), silent: true },
  { ...usual, name: 'Follow-up', durationMs: minutes(30), colour: '#4c5fa8', turnoverMs: minutes(5), windDownMs: minutes(5) },
] as const;

/** One entry of a day; the client comes from the turn that the days take. */
export interface SampleEntry {
  /** From the day's middle: its first session of the afternoon. */
  readonly offset: DurationMs;
  /** Index into `sampleServices`; null for a break. */
  readonly service: number | null;
  readonly notes: string;
}

export const sampleDay: readonly SampleEntry[] = [
  { offset: minutes(-255), service: 0, notes: '' },
  { offset: minutes(-180), service: 2, notes: 'Wants to talk about the running plan.' },
  { offset: minutes(-140), service: 0, notes: '' },
  { offset: minutes(-60), service: null, notes: '' },
  { offset: minutes(0), service: 0, notes: 'Left shoulder. Likes the window open.' },
  { offset: minutes(75), service: 1, notes: '' },
  { offset: minutes(185), service: 2, notes: 'Bring the exercise sheet.' },
];

export const breakLength = minutes(45);
