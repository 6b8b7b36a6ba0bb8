import type { Instant } from '../time.ts';

/** A time from `startsAt` to before `endsAt`, never empty. */
export interface Stretch {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** All that is in any of them: by start, none touching another. Empty and reversed ones count for nothing. */
export function united(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const { startsAt, endsAt } of stretches.filter(isWhole).sort((a, b) => a.startsAt - b.startsAt)) {
    const last = joined.at(-1);
    if (last && startsAt <= last.endsAt) joined[joined.length - 1] = { ...last, endsAt: endsAt > last.endsAt ? endsAt : last.endsAt };
    else joined.push({ startsAt, endsAt });
  }
  return joined;
}

/** What is in any of the first and in none of the second: by start, none touching another. */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): readonly Stretch[] {
  const gaps = united(taken);
  return united(stretches).flatMap((stretch) => restsOf(stretch, gaps));
}

/** What of them lies within `span`. */
export function within(stretches: readonly Stretch[], span: Stretch): readonly Stretch[] {
  const cut = stretches.map(({ startsAt, endsAt }) => ({
    startsAt: startsAt < span.startsAt ? span.startsAt : startsAt,
    endsAt: endsAt > span.endsAt ? span.endsAt : endsAt,
  }));
  return united(cut);
}

/** Whether all of the stretch lies in the given ones. */
export function isCovered(stretch: Stretch, by: readonly Stretch[]): boolean {
  return without([stretch], by).length === 0;
}

function restsOf(stretch: Stretch, gaps: readonly Stretch[]): readonly Stretch[] {
  const rests: Stretch[] = [];
  let from = stretch.startsAt;
  for (const gap of gaps) {
    if (gap.endsAt <= from) continue;
    if (gap.startsAt >= stretch.endsAt) break;
    if (gap.startsAt > from) rests.push({ startsAt: from, endsAt: gap.startsAt });
    from = gap.endsAt;
  }
  if (from < stretch.endsAt) rests.push({ startsAt: from, endsAt: stretch.endsAt });
  return rests;
}

function isWhole({ startsAt, endsAt }: Stretch): boolean {
  return startsAt < endsAt;
}
