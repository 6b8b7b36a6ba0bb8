export interface ZoneChoice {
  /** A zone name; empty for "as the computer". */
  readonly value: string;
  readonly label: string;
}

/**
 * The zones to choose from: the computer's own first, then all by name.
 * Spaces instead of underscores, so that `New York` is found as it is written.
 */
export function zoneChoices(zones: readonly string[], systemZone: string): readonly ZoneChoice[] {
  const named = zones.map((value) => ({ value, label: zoneLabel(value) }));
  return [
    { value: '', label: `As the computer (${zoneLabel(systemZone)})` },
    ...named.toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  ];
}

function zoneLabel(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ');
}
