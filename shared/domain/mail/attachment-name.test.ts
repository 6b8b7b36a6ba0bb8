import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pdfName } from './attachment-name.ts';
import { mailProviders, providerFor } from './providers.ts';

test.each([
  ['Invoice 2026-0042', 'Invoice 2026-0042.pdf'],
  ['Rechnung Zoë 李', 'Rechnung Zoë 李.pdf'],
  ['Invoice INV/2026/42', 'Invoice INV-2026-42.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['a\r\nContent-Type: text/html', 'a Content-Type- text-html.pdf'],
  ['COM1', 'document COM1.pdf'],
  [' . ', 'document.pdf'],
  ['gpj\u202efdp', 'gpjfdp.pdf'],
])('%j is the file %j', (text, name) => {
  expect(pdfName(text)).toBe(name);
});

test('any text makes a name that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = pdfName(text);

      expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}]+\.pdf$/u);
      expect(name.length).toBeLessThanOrEqual(132);
      expect(name).not.toMatch(/^[\s.]/u);
    }),
  );
});

test('every provider is protected, and is known by its addresses', () => {
  for (const { port, security } of mailProviders) expect([port, security]).toEqual(port === 465 ? [465, 'tls'] : [587, 'startTls']);
  expect(
    ['ann@gmail.com', 'ann@NHS.net', 'ann@surgery.nhs.net', 'ann@notgmail.com', 'ann@example.com'].map(
      (address) => providerFor(address)?.id ?? null,
    ),
  ).toEqual(['gmail', 'nhsmail', 'nhsmail', null, null]);
});
