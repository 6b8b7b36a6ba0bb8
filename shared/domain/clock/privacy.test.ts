import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { clockFace } from './face.ts';
import { initialsOf } from './initials.ts';
import { displayName, headlineOf, withoutUnshownNames } from './privacy.ts';

test.each([
  ['Jane', 'J.'],
  ['jane', 'J.'],
  ['  Mary   Jane ', 'M. J.'],
  ['Jean-Luc', 'J.-L.'],
  ['Anna Maria Josefa Amalia', 'A. M. J.'],
  ['Élodie', 'É.'],
  ['E\u0301lodie', 'É.'],
  ['Ørjan', 'Ø.'],
  ['Анна Мария', 'А. М.'],
  ['Ελένη', 'Ε.'],
  ['美咲', '美'],
  ['지우', '지'],
  ['محمد', 'م'],
  ['דוד', 'ד'],
  ["'Abd", 'A.'],
  ['(Bob)', 'B.'],
  ['🌸 Rose', 'R.'],
  ['𝒥ane', '𝒥'],
  ['7', '7'],
  ['', null],
  ['—', null],
  ['🌸', null],
])('the initials of "%s" are %s', (firstName, initials) => {
  expect(initialsOf(firstName)).toBe(initials);
});

test('initials are short, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(initialsOf(name)?.split(' ').length ?? 0).toBeLessThanOrEqual(3);
    }),
  );
});

const named = { firstName: 'Jane', initials: 'J.', code: 'K7' };

test.each([
  ['firstName', 'Jane'],
  ['initials', 'J.'],
  ['code', 'K7'],
  ['nothing', null],
] as const)('under %s the name reads %s', (display, name) => {
  expect(displayName(named, display)).toBe(name);
});

test('a missing name falls back to less, never to more', () => {
  expect(displayName({ ...named, firstName: null }, 'firstName')).toBe('J.');
  expect(displayName({ ...named, initials: null }, 'initials')).toBe('K7');
  expect(displayName({ ...named, code: null }, 'code')).toBeNull();
});

test('a title can be kept off the clock on its own', () => {
  expect(headlineOf(aClockDay([], [], { showTitle: false }), aSession())).toEqual({ name: 'J.', title: null, colour: '#0f6b6b' });
});

const displays = ['initials', 'firstName', 'code', 'nothing'] as const;

/** Another client's code may stand in for initials that are missing. */
const keptOff = {
  firstName: ['"J."', '"K7"', '"c1"'],
  initials: ['"Jane"', '"c1"'],
  code: ['"Jane"', '"J."', '"c1"'],
  nothing: ['"Jane"', '"J."', '"K7"', '"c1"'],
};

test.each(displays)('a snapshot without the names that %s keeps off shows the same faces and holds no other name', (nameDisplay) => {
  const items = [aSession(), aBreak({ startsAt: at('15:00') }), aSession({ id: 's2', startsAt: at('15:30'), initials: null })];
  for (const runs of [[], [aRun()], [aRun({ finishedAt: at('14:50') })]]) {
    for (const showTitle of [true, false]) {
      const full = aClockDay(items, runs, { nameDisplay, showTitle });
      const reduced = withoutUnshownNames(full);

      for (const now of ['13:00', '14:30', '14:55', '15:10', '15:40'])
        expect(clockFace(reduced, at(now))).toEqual(clockFace(full, at(now)));
      for (const kept of keptOff[nameDisplay]) expect(JSON.stringify(reduced.items)).not.toContain(kept);
    }
  }
});

test('a hidden snapshot without unshown names holds none at all', () => {
  const text = JSON.stringify(withoutUnshownNames(aClockDay([aSession()], [], { nameDisplay: 'firstName' }, { hidden: true })));

  expect(text).not.toMatch(/Jane|J\.|K7|Deep tissue|c1|#0f6b6b/);
});
