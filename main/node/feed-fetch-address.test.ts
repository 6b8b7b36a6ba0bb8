import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { addressKind, checkedAddresses, pinnedLookup, type AddressKind } from './feed-fetch-address.ts';

const kinds: Readonly<Record<AddressKind, readonly string[]>> = {
  public: ['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:93.184.216.34', '64:ff9b::5db8:d822'],
  local: [
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
  ],
  never: [
    '0.0.0.0',
    '169.254.169.254',
    '169.254.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'not an address',
  ],
};

test.each(Object.entries(kinds).flatMap(([kind, list]) => list.map((address) => [address, kind])))('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

test('one forbidden answer among good ones refuses the name', async () => {
  const resolve = () => Promise.resolve([answer('93.184.216.34'), answer('10.0.0.1')]);

  await expect(checkedAddresses('example.com', 'publicOnly', resolve)).rejects.toMatchObject({
    code: 'FEED_PRIVATE_ADDRESS',
    details: { host: 'example.com' },
  });
});

test('the connection uses the checked answer although the name has changed meanwhile', async () => {
  const answers = [[answer('93.184.216.34')], [answer('127.0.0.1')]];
  const resolve = () => Promise.resolve(answers.shift() ?? []);

  const lookup = pinnedLookup(await checkedAddresses('example.com', 'publicOnly', resolve));

  expect(await asked(lookup)).toEqual([answer('93.184.216.34')]);
  expect(await asked(lookup)).toEqual([answer('93.184.216.34')]);
  await expect(checkedAddresses('example.com', 'publicOnly', resolve)).rejects.toMatchObject({ code: 'FEED_PRIVATE_ADDRESS' });
});

test('plain http never leaves the own network, confirmed or not', async () => {
  const resolve = () => Promise.resolve([answer('93.184.216.34')]);

  await expect(checkedAddresses('example.com', 'localOnly', resolve)).rejects.toMatchObject({ code: 'FEED_NOT_HTTPS' });
  await expect(checkedAddresses('example.com', 'none', resolve)).rejects.toMatchObject({ code: 'FEED_NOT_HTTPS' });
});

function answer(address: string): LookupAddress {
  return { address, family: 4 };
}

function asked(lookup: ReturnType<typeof pinnedLookup>): Promise<unknown> {
  return new Promise((resolve) => {
    lookup('example.com', { all: true }, (_error, addresses) => resolve(addresses));
  });
}
