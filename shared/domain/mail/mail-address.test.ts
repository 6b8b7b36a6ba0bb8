import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageIdOf, parseMailAddress } from './mail-address.ts';

test.each([
  ['ann@example.com', 'ann@example.com'],
  [' Ann.Lee+inv@Example.CO.UK ', 'Ann.Lee+inv@example.co.uk'],
  ["o'neil@surgery.nhs.uk", "o'neil@surgery.nhs.uk"],
  ['ann@bücher.example', 'ann@bücher.example'],
  ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
])('%j is %s', (text, address) => {
  expect(parseMailAddress(text)).toBe(address);
});

test.each([
  '',
  'ann',
  '@example.com',
  'ann@',
  'ann@localhost',
  'ann@example',
  'ann@example..com',
  'ann@-example.com',
  'an n@example.com',
  'ann@example.com, bob@example.com',
  'ann@example.com\r\nBcc: bob@example.com',
  'ann@example.com>\r\nDATA',
  '<ann@example.com>',
  'Ann <ann@example.com>',
  '"ann"@example.com',
  'ann@[127.0.0.1]',
  'ann@exam_ple.com',
  '.ann@example.com',
  'ann.@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ann@${'a.'.repeat(130)}com`,
])('%j is refused', (text) => {
  expect(parseMailAddress(text)).toBeNull();
});

test('what is taken never holds a space, a bracket, a comma or a line break', () => {
  fc.assert(
    fc.property(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), ([local, domain]) => {
      const address = parseMailAddress(`${local}@${domain}.com`);

      expect(address ?? '').not.toMatch(/[\s<>,;:"()[\]\\\p{Cc}]/u);
    }),
  );
});

test('a Message-ID is the same for the same message, and takes no id that is none', () => {
  const from = parseMailAddress('ann@example.com');
  if (from === null) throw new Error('address');

  expect(messageIdOf('019a0b1c-0000-7000-8000-000000000001', from)).toBe('<019a0b1c-0000-7000-8000-000000000001@example.com>');
  expect(() => messageIdOf('a>\r\nBcc: b', from)).toThrow(RangeError);
});
