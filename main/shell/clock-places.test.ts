import { expect, test } from 'vitest';
import { inMiddle, liesOn, miniIn, settled } from './clock-places.ts';

const desk = { x: 0, y: 30, width: 1920, height: 1050 };
const wall = { x: 1920, y: 0, width: 640, height: 360 };

test.for([
  ['topLeft', { x: 24, y: 54 }],
  ['topRight', { x: 1576, y: 54 }],
  ['bottomLeft', { x: 24, y: 916 }],
  ['bottomRight', { x: 1576, y: 916 }],
] as const)('the mini clock appears in the corner %s, clear of bars', ([corner, place]) => {
  expect(miniIn(desk, corner)).toEqual({ width: 320, height: 140, ...place });
});

test('a clock in a window stands in the middle, and fits a small display', () => {
  expect(inMiddle(desk)).toEqual({ width: 720, height: 480, x: 600, y: 315 });
  expect(inMiddle(wall)).toEqual({ ...wall });
});

test('let go near a corner the mini clock goes into it with the size it was given, elsewhere it stays', () => {
  const size = { width: 400, height: 200 };

  expect(settled({ ...size, x: 1450, y: 80 }, desk)).toEqual({ ...size, x: 1496, y: 54 });
  expect(settled({ ...size, x: 40, y: 800 }, desk)).toEqual({ ...size, x: 24, y: 856 });
  expect(settled({ ...size, x: 700, y: 60 }, desk)).toEqual({ ...size, x: 700, y: 60 });
});

test('a window lies on the display that has its middle', () => {
  const astride = { x: 1800, y: 100, width: 320, height: 140 };

  expect([desk, wall].map((display) => liesOn(astride, display))).toEqual([false, true]);
});
