import { expect, test } from 'vitest';
import { createPageOpener } from './open-page.ts';

test('pages of the service are shown, and nothing else is handed to the system', async () => {
  const opened: string[] = [];
  const open = createPageOpener(async (url) => void opened.push(url), 'https://account.probe.example');

  await open('https://account.probe.example/connect/ABCD-EF23');
  for (const url of [
    'http://account.probe.example/',
    'https://account.probe.example.evil.example/',
    'https://account.probe.example@evil.example/',
    'https://account.probe.example:8443/',
    'file:///etc/passwd',
    'session-desk://account',
    'javascript:alert(1)',
    '',
  ])
    await expect(open(url)).rejects.toMatchObject({ code: 'NOT_SUPPORTED_HERE' });

  expect(opened).toEqual(['https://account.probe.example/connect/ABCD-EF23']);
});
