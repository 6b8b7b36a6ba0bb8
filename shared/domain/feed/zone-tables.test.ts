import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { displayZones } from './display-zones.ts';
import { namedClock } from './named-clock.ts';
import { windowsZones } from './windows-zones.ts';

interface PeerEntry {
  readonly iana: readonly string[];
}

/** The table that node-ical carries, made from the same CLDR source and labels. */
function peerTable(): ReadonlyMap<string, PeerEntry> {
  const path = createRequire(import.meta.url)
    .resolve('node-ical/package.json')
    .replace('package.json', 'windowsZones.json');
  const table: Readonly<Record<string, PeerEntry>> = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(Object.entries(table));
}

test('every Windows name leads to the zone another reader takes from CLDR', () => {
  const peer = peerTable();
  const own = [...windowsZones].map(([name, zone]) => [name, zone]);

  expect(own).toEqual(own.map(([name = '']) => [name, peer.get(name)?.iana[0]]));
});

test('no Windows name of the other table is missing', () => {
  const names = [...peerTable().keys()].filter((name) => !name.startsWith('('));

  expect(names.filter((name) => !windowsZones.has(name))).toEqual([]);
});

test('every label leads to the zone that the other reader has for it', () => {
  const peer = new Map([...peerTable()].map(([name, { iana }]) => [name.replace(/^\([^)]*\)\s*/, ''), iana[0]]));
  const shared = [...displayZones].filter(([label]) => peer.has(label));

  expect(shared.length).toBeGreaterThan(25);
  expect(shared).toEqual(shared.map(([label]) => [label, peer.get(label)]));
});

test('this runtime knows every zone of both tables', () => {
  const unknown = [...windowsZones.values(), ...displayZones.values()].filter((zone) => namedClock(zone) === undefined);

  expect(unknown).toEqual([]);
});
