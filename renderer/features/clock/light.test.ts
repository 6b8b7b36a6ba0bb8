import { expect, test } from 'vitest';
import { minutes } from '../../../shared/domain/time.ts';
import { lightOf, themeOf } from './light.ts';

const calm = { isDark: false, wantsContrast: false, wantsStillness: false };

test('a chosen theme stands; otherwise the system decides, contrast before darkness', () => {
  expect(themeOf('roomDark', { ...calm, wantsContrast: true })).toBe('roomDark');
  expect(themeOf('system', calm)).toBe('light');
  expect(themeOf('system', { ...calm, isDark: true })).toBe('dark');
  expect(themeOf('system', { ...calm, isDark: true, wantsContrast: true })).toBe('highContrast');
  expect(themeOf(undefined, { ...calm, isDark: true })).toBe('dark');
});

const wanted = { theme: 'roomDark', preferences: { brightness: 0.6, dimAfterStart: true }, dimmedTo: 1, runningFor: null } as const;

test('the brightness of the dark room is for the dark room alone', () => {
  expect(lightOf(wanted)).toBe(0.6);
  expect(lightOf({ ...wanted, theme: 'dark' })).toBe(1);
});

test('the dim key and the session under way do not add up: the darker one counts', () => {
  expect(lightOf({ ...wanted, dimmedTo: 0.5 })).toBeCloseTo(0.3);
  expect(lightOf({ ...wanted, runningFor: minutes(1) })).toBe(0.6);
  expect(lightOf({ ...wanted, runningFor: minutes(2) })).toBeCloseTo(0.12);
  expect(lightOf({ ...wanted, runningFor: minutes(2), dimmedTo: 0.5 })).toBeCloseTo(0.12);
});

test('a session under way dims nothing unless that is wanted', () => {
  expect(lightOf({ ...wanted, preferences: { brightness: 1, dimAfterStart: false }, runningFor: minutes(30) })).toBe(1);
});
