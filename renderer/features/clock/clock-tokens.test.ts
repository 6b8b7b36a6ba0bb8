import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const themes = ['light', 'dark', 'roomDark', 'highContrast'] as const;
type Theme = (typeof themes)[number];

function tokensOf(theme: Theme): (name: string) => string {
  const [, block = ''] = new RegExp(`\\[data-clock-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css) ?? [];
  return (name) => {
    const [, value] = new RegExp(`--clock-${name}: (#[0-9a-f]{6});`).exec(block) ?? [];
    if (value === undefined) throw new Error(`${theme} has no --clock-${name}`);
    return value;
  };
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const phases = [
  { phase: 'running', ink: 'ink', ground: 'ground', mark: 'mark' },
  { phase: 'wind-down', ink: 'ink-wind-down', ground: 'ground-wind-down', mark: 'mark-wind-down' },
  { phase: 'final and overtime', ink: 'ink-final', ground: 'ground-final', mark: 'mark-final' },
  { phase: 'break', ink: 'break', ground: 'ground', mark: 'break' },
] as const;

for (const theme of themes) {
  const token = tokensOf(theme);

  test.for(phases)(`${theme}, $phase: all text is AAA on its ground, and the bar stands out from both sides`, ({ ink, ground, mark }) => {
    expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(token('ink'), token(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(token('soft'), token(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(token(mark), token(ground))).toBeGreaterThanOrEqual(3);
    expect(contrast(token(mark), token('track'))).toBeGreaterThanOrEqual(2.5);
  });

  test(`${theme}: panels and buttons are AAA, their edges visible`, () => {
    expect(contrast(token('ink'), token('surface'))).toBeGreaterThanOrEqual(7);
    expect(contrast(token('soft'), token('surface'))).toBeGreaterThanOrEqual(7);
    expect(contrast(token('line'), token('surface'))).toBeGreaterThanOrEqual(2.9);
  });

  test(`${theme}: in grey the figures step from running over wind-down to final, in this order`, () => {
    const steps = ['ink', 'ink-wind-down', 'ink-final'].map((ink) => luminance(token(ink)) + 0.05);
    const [running = 0, windDown = 0, final = 0] = steps;
    const isDark = luminance(token('ground')) < 0.5;
    const down = isDark ? [running / windDown, windDown / final] : [windDown / running, final / windDown];
    for (const step of down) expect(step).toBeGreaterThanOrEqual(1.08);
  });
}

test('in the dark room nothing is brighter than the figures', () => {
  const token = tokensOf('roomDark');
  const brightest = Math.max(
    ...['soft', 'mark', 'mark-wind-down', 'mark-final', 'break', 'track', 'surface', 'line', 'ground'].map((name) =>
      luminance(token(name)),
    ),
  );
  expect(brightest).toBeLessThan(luminance(token('ink')));
  for (const phase of ['wind-down', 'final']) expect(luminance(token(`mark-${phase}`))).toBeLessThan(luminance(token(`ink-${phase}`)));
});
