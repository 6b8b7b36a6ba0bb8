import fc from 'fast-check';
import { z } from 'zod';

/** Texts that break what trusts them. */
export const hostileTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202Etxt.exe',
  '\u200b',
  '__proto__',
  'constructor',
  "'; DROP TABLE clients; --",
  '%_\\',
  '../../../etc/passwd',
  '/dev/null',
  `/${'n'.repeat(300)}`,
  'file:///etc/passwd',
  'http://127.0.0.1/',
  'https://user:secret@[::1]:1/x.ics',
  '<script>document.title = 1</script>',
  '${process.exit(1)}',
  '{"$ref":"#"}',
  '019ab000-0000-7000-8000-0000000000ff',
  '2026-02-30',
  '9999-12-31',
  '25:61',
  'Europe/Nowhere',
  'Europe/London',
  'x'.repeat(5_000),
] as const;

const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  60_000,
  3_600_000,
  1e300,
  -1e300,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  8.64e15,
  -8.64e15,
  253_402_300_799_999,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

/** Anything at all that a page can put into a frame. */
export const anythingAtAll: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    maxDepth: 3,
    values: [fc.constantFrom(...hostileTexts), fc.constantFrom(...numbers), fc.boolean()],
  }),
  fc.constant(nested(200)),
  fc.constant('x'.repeat(200_000)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
);

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly format?: string;
}

/** What a form sends under these names; without them hardly any value would get past the check. */
const usual: Readonly<Record<string, readonly unknown[]>> = {
  zone: ['Europe/London', 'America/St_Johns'],
  colour: ['#0f6b6b'],
  durationMs: [3_600_000, 60_000, 86_400_000],
  windDownMs: [0, 60_000],
  finalWarningMs: [0],
  turnoverMs: [0, 900_000],
  title: ['Massage', ''],
  name: ['Ada', ''],
  code: [null, 'K7', ''],
  notes: ['', 'a note', '\0'],
  offset: [0, 1, 1e9],
  limit: [1, 100],
  count: [2, 200, null],
  until: [null, '2026-06-01', '9999-12-31'],
  interval: [1, 12],
  weekdays: [[], [1, 3]],
  words: [[0], [0, 200]],
  lock: [{ afterIdleMs: 0 }, { afterIdleMs: -1 }, { afterIdleMs: null }, { onSuspend: 'yes' }],
  clock: [{ brightness: 5 }, { sound: { volume: 1 } }, { nudgeAfterMs: -1 }],
};

/**
 * Values of the shape that a schema asks for, filled with whatever is at the edge: many pass the check, and reach the code behind it.
 *
 * @param ids  ids that exist, so that more than NOT_FOUND is met
 */
export function nearlyValid(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  return ofShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, ids);
}

function ofShape(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => ofShape(choice, ids)));
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, inner]) => [name, ofField(name, inner, ids)])),
      );
    case 'array':
      return fc.array(ofShape(shape.items ?? {}, ids), { maxLength: 5 });
    case 'string':
      return shape.format === 'uuid'
        ? fc.constantFrom(...ids, '019ab000-0000-7000-8000-0000000000ff')
        : fc.oneof(fc.constantFrom(...hostileTexts), fc.string(), fc.constant('#0f6b6b'));
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(...numbers),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1_772_000_000_000, max: 1_773_000_000_000 }),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function ofField(name: string, shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const anything = ofShape(shape, ids);
  const expected = usual[name];
  return expected ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...expected) }, { weight: 1, arbitrary: anything }) : anything;
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
