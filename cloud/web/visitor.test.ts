import { expect, test } from 'vitest';
import { networkOf } from './visitor.ts';

test('an address stands for its network, however it is written', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('2001:DB8:0:0042:1:2:3:4')).toBe('2001:db8:0:42');
  expect(networkOf('2001:db8:0:42::9')).toBe('2001:db8:0:42');
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
});
