import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkNationalInsurance } from '../../shared/domain/pension/pension-numbers.ts';
import { employerRates } from '../../shared/rates/pension/employer-rates.ts';
import { tierTables } from '../../shared/rates/pension/tier-tables.ts';

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

interface Reading {
  readonly worked_examples: readonly Vector[];
  readonly employee_tables: readonly {
    readonly id: string;
    readonly nation: string;
    readonly effective_from: string;
    readonly effective_to: string;
    readonly tiers: readonly { readonly from: number; readonly to: number | null; readonly rate_pct: string }[];
  }[];
  readonly employer_rates: readonly {
    readonly nation: string;
    readonly from: string;
    readonly to: string | null;
    readonly total_pct: string;
    readonly practice_pct: string;
  }[];
  readonly validation: { readonly nino_tests: Readonly<Record<string, boolean>> };
}

interface Vector {
  readonly id: string;
  readonly inputs?: unknown;
  readonly expect: unknown;
}

const file = join(import.meta.dirname, '../../../shared/domain/nhs-pension.json');
const reading: Reading | null = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Reading) : null;
const vectors = reading?.worked_examples ?? [];

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

describe.skipIf(reading === null)('the figures that were read', () => {
  const areas = { EW: 'englandAndWales', SC: 'scotland', NI: 'northernIreland' } as const;
  const areaOf = (nation: string) => areas[nation as keyof typeof areas];
  const hundredths = (percent: string) => Math.round(Number(percent) * 100);

  test('are those built in, band by band', () => {
    const read = reading?.employee_tables.map(({ id, nation, effective_from: from, effective_to: to, tiers }) => ({
      id,
      area: areaOf(nation),
      from,
      to,
      bands: tiers.map((band) => ({ upTo: band.to, rate: hundredths(band.rate_pct) })),
    }));

    const ids = read?.map(({ id }) => id);
    const builtIn = tierTables
      .filter(({ id }) => ids?.includes(id))
      .map(({ id, area, from, to, bands }) => ({ id, area, from, to, bands }));

    expect(builtIn).toEqual(read);
  });

  test('of employers too', () => {
    const read = reading?.employer_rates.map(({ nation, from, to, total_pct: total, practice_pct: practice }) => ({
      area: areaOf(nation),
      from,
      to,
      total: hundredths(total),
      practice: hundredths(practice),
    }));

    expect(employerRates.map(({ area, from, to, total, practice }) => ({ area, from, to, total, practice }))).toEqual(read);
  });

  test.each(Object.entries(reading?.validation.nino_tests ?? {}))('an NI number %s is right: %s', (number, isRight) => {
    expect(checkNationalInsurance(number).problem === null).toBe(isRight);
  });
});
