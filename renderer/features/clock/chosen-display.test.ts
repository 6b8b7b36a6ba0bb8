import { expect, test } from 'vitest';
import { chosenDisplay, displayName } from './chosen-display.ts';

const wall = { label: 'Wall', width: 1280, height: 720 };
const connected = [
  { id: '7', label: 'Built-in', primary: true, width: 1920, height: 1080 },
  { id: '9', ...wall, primary: false },
];

test('a display is known again by name and size, whatever its id is now', () => {
  expect(chosenDisplay(wall, connected)?.id).toBe('9');
});

test('another display of the same name, or of the same size, is not taken for it', () => {
  expect(chosenDisplay({ ...wall, height: 800 }, connected)).toBeNull();
  expect(chosenDisplay({ ...wall, label: 'Desk' }, connected)).toBeNull();
  expect(chosenDisplay(null, connected)).toBeNull();
});

test('a display without a name is called by its size', () => {
  expect([displayName(wall), displayName({ ...wall, label: '' })]).toEqual(['Wall', '1280 × 720']);
});
