import { expect, test } from 'vitest';
import { zoneChoices } from './zone-choices.ts';

test('the zone of the computer comes first, the others by name', () => {
  expect(zoneChoices(['Europe/London', 'America/New_York'], 'Europe/London')).toEqual([
    { value: '', label: 'As the computer (Europe / London)' },
    { value: 'America/New_York', label: 'America / New York' },
    { value: 'Europe/London', label: 'Europe / London' },
  ]);
});
