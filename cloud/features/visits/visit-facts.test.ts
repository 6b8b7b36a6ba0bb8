import { expect, test } from 'vitest';
import { campaignOf, deviceOf } from './visit-facts.ts';

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 Safari/604', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537 Chrome/143 Mobile Safari/537', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; SM-X710) AppleWebKit/537 Chrome/143 Safari/537', 'tablet'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/143 Safari/537', 'computer'],
  ['Mozilla/5.0 (compatible; Examplebot/2.1)', 'robot'],
  ['', 'unknown'],
])('%s is a %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test('of campaigns plain words are kept, and nothing that could name a person', () => {
  const query = (values: Record<string, string>) => (name: string) => values[name];
  expect(campaignOf(query({ utm_source: 'Newsletter', utm_medium: 'e-mail', utm_campaign: 'autumn_26' }))).toEqual({
    source: 'newsletter',
    medium: 'e-mail',
    campaign: 'autumn_26',
  });
  expect(campaignOf(query({ utm_source: 'ada@probe.example', utm_medium: 'x y', utm_campaign: 'a'.repeat(41) }))).toEqual({
    source: null,
    medium: null,
    campaign: null,
  });
});
