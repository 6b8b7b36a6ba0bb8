import { expect, test } from 'vitest';
import { tickingDigits } from '../../../shared/domain/clock/digits.ts';
import { minutes } from '../../../shared/domain/time.ts';
import { faceWords, phaseSaid } from './spoken-words.ts';

const view = { phase: 'windDown', above: 'J. · Deep tissue', word: 'wind down', below: 'ends 15:00', also: '' } as const;

test('what is said of a phase holds no figures, so it changes with the phase alone', () => {
  expect(phaseSaid(view)).toBe('wind down, ends 15:00');
});

test('on request everything is read', () => {
  expect(faceWords({ ...view, figures: tickingDigits(minutes(8), 'lastMinute', minutes(200)).digits })).toBe(
    'J. · Deep tissue, 8 min left, wind down, ends 15:00',
  );
});
