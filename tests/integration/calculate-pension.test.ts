import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../../main/cli.ts');

function calculate(input: unknown, ...args: string[]) {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'calculate', 'pension', ...args], { input: text, encoding: 'utf8' });
  return { status, answer: JSON.parse(stdout) as unknown, stderr };
}

test('a question on the standard input is answered in JSON, and nothing else is said', () => {
  const { status, answer, stderr } = calculate({ fee: '650.00', tier: '12.5' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(answer).toMatchObject({ box2: '585.00', box3: '84.12', b: '73.13', i: '157.25', invoice_total: '734.12' });
});

test('a wrong question ends with exit 2, an error in JSON and one line for people', () => {
  expect(calculate({ fees: ['1', 'ten'] })).toEqual({
    status: 2,
    answer: { error: { code: 'WRONG_INPUT', path: 'fees[1]', message: expect.stringContaining('two decimals') } },
    stderr: expect.stringMatching(/^fees\[1\]: An amount [^\n]*\n$/),
  });
  expect(calculate('')).toMatchObject({ status: 2, answer: { error: { code: 'NOT_JSON' } } });
});

test('figures that nobody signed are refused, and nothing is worked out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-rates-'));
  const rates = join(folder, 'rates.json');
  writeFileSync(rates, JSON.stringify({ pack: {}, signature: '' }));
  const run = (file: string) =>
    spawnSync(process.execPath, [cli, 'calculate', 'pension', '--rates', file], { input: '{"fee": 1}', encoding: 'utf8' });
  try {
    expect(run(rates)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('its signature does not fit') });
    expect(run(join(folder, 'none.json'))).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('(ENOENT)') });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('--schema prints what goes in and what comes out', () => {
  const { status, answer } = calculate('', '--schema');

  expect(status).toBe(0);
  expect(answer).toMatchObject({
    input: { type: 'object', additionalProperties: false, properties: { fee: {}, fees: {}, nation: {}, days: {} } },
    output: { properties: { box2: {}, j: {}, invoice_total: {}, uncertain: {} } },
    error: { properties: { error: {} } },
  });
});

interface Vector {
  readonly id: string;
  readonly inputs?: unknown;
  readonly expect: unknown;
}

const file = join(import.meta.dirname, '../../../shared/domain/nhs-pension.json');
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { worked_examples: readonly Vector[] }).worked_examples : [];

describe.skipIf(vectors.length === 0)(`worked examples${vectors.length === 0 ? ' (not present beside the repository)' : ''}`, () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s is piped in as it stands, and comes out as expected',
    (_, vector) => {
      const { status, answer } = calculate(vector);

      expect(status).toBe(0);
      expect(answer).toMatchObject(Array.isArray(vector.expect) ? { expect: vector.expect } : (vector.expect as object));
    },
  );

  test('the inputs alone, as a list, are enough', () => {
    const asked = vectors.filter(({ inputs }) => inputs !== undefined);

    expect(calculate(asked.map(({ inputs }) => inputs))).toMatchObject({ status: 0, answer: asked.map((vector) => vector.expect) });
  });
});
