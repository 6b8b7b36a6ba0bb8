import { preferencesSchema, type Preferences, type PreferencesChange } from '../../../shared/contract/preferences.ts';
import { isZone } from '../../../shared/domain/zones.ts';

type Group = Readonly<Record<string, unknown>>;

/** What could be read of stored preferences. `isWhole` is false when something had to be left at its default. */
export interface ReadPreferences {
  readonly preferences: Preferences;
  readonly isWhole: boolean;
}

/** Reads stored preferences; each setting that does not fit any more falls back to its default, alone. */
export function readPreferences(stored: string): ReadPreferences {
  const parsed = parseJson(stored);
  const { data, error } = preferencesSchema.safeParse(parsed);
  if (data) return withKnownZone(data);

  const paths = error.issues.map(({ path }) => path.map(String));
  const rest = paths.reduce<unknown>((value, path) => without(value, path), parsed);
  const { preferences } = withKnownZone(preferencesSchema.safeParse(rest).data ?? preferencesSchema.parse({}));
  return { preferences, isWhole: false };
}

/** A profile may come from a computer whose zone data is newer. */
function withKnownZone(preferences: Preferences): ReadPreferences {
  const isKnown = preferences.zone === null || isZone(preferences.zone);
  return { preferences: isKnown ? preferences : { ...preferences, zone: null }, isWhole: isKnown };
}

/** The settings with a change laid over them, not yet validated: groups are merged, lists and single settings replaced. */
export function mergePreferences(present: Preferences, change: PreferencesChange): unknown {
  return merge(present, change);
}

function merge(present: Group, change: Group): Group {
  const merged: Record<string, unknown> = { ...present };
  for (const [name, value] of Object.entries(change)) {
    const former = merged[name];
    if (value !== undefined) merged[name] = isGroup(former) && isGroup(value) ? merge(former, value) : value;
  }
  return merged;
}

function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || !isGroup(value) || !(name in value)) return undefined;
  const { [name]: inner, ...others } = value;
  const kept = rest.length > 0 ? without(inner, rest) : undefined;
  return kept === undefined ? others : { ...others, [name]: kept };
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON at all: the caller answers with the defaults and keeps the text
  }
}
