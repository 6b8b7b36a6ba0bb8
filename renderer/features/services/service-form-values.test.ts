import { expect, test } from 'vitest';
import { serviceInputSchema, type Service } from '../../../shared/contract/services.ts';
import { minutes } from '../../../shared/domain/time.ts';
import { freeColour, serviceColours } from './service-colours.ts';
import { newServiceValues, serviceErrors, serviceSentence, serviceValues, toServiceInput } from './service-form-values.ts';

const massage: Service = {
  id: '019ab000-0000-7000-8000-0000000000a1',
  name: 'Deep tissue',
  durationMs: minutes(90),
  colour: '#0f6b6b',
  windDownMs: minutes(10),
  finalWarningMs: minutes(3),
  turnoverMs: minutes(0),
  silent: true,
  lateStart: 'split',
  archivedAt: null,
};

test('a service goes through the form unchanged', () => {
  const { id: _id, archivedAt: _archivedAt, ...input } = massage;

  expect(serviceInputSchema.parse(toServiceInput(serviceValues(massage)))).toEqual(input);
});

test('a new form needs only a name', () => {
  expect(serviceErrors(newServiceValues('#0f6b6b'))).toEqual({ name: 'Enter a name' });
  expect(serviceErrors({ ...newServiceValues('#0f6b6b'), name: 'Massage' })).toEqual({});
});

test('each length has its own error', () => {
  const values = { ...serviceValues(massage), minutes: 4, windDown: 61, finalWarning: '', turnover: 121 };

  expect(serviceErrors(values)).toEqual({
    minutes: 'Between 5 minutes and 12 hours',
    windDown: 'At most 60 minutes',
    finalWarning: 'Enter whole minutes',
    turnover: 'At most 2 hours',
  });
});

test('asking each time is stored as no choice', () => {
  expect(toServiceInput({ ...serviceValues(massage), lateStart: 'ask' }).lateStart).toBeNull();
  expect(serviceValues({ ...massage, lateStart: null }).lateStart).toBe('ask');
});

test('a service is told as the clock will run it, without what it leaves out', () => {
  expect(serviceSentence(massage)).toBe('Wind-down at 10 min, final warning at 3 min');
  expect(serviceSentence({ ...massage, windDownMs: minutes(0), turnoverMs: minutes(15) })).toBe(
    'Final warning at 3 min, then 15 min for the room',
  );
  expect(serviceSentence({ ...massage, windDownMs: minutes(0), finalWarningMs: minutes(0) })).toBe('No warnings, no turnover');
});

test('a new service takes a colour that is free, as long as there is one', () => {
  const all = serviceColours.map((colour) => colour.value);

  expect(freeColour(all.slice(0, 2))).toBe(all[2]);
  expect(freeColour(all)).toBe(all[0]);
});
