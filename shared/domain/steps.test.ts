import { expect, test } from 'vitest';
import { eachInSteps, finish, mapInSteps } from './steps.ts';

test('the results stand in the order of the items, however many steps it takes', () => {
  const items = Array.from({ length: 1_234 }, (_, index) => index);

  expect(finish(mapInSteps(items, (item) => item * 2))).toEqual(items.map((item) => item * 2));
});

test('work that is given up after a step does not touch the rest', () => {
  const seen: number[] = [];
  const steps = eachInSteps(Array.from({ length: 1_000 }).keys(), (item) => {
    seen.push(item);
  });

  steps.next();
  steps.return(undefined);

  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(1_000);
});
