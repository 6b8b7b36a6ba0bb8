/** A colour that a service can have; the name is what a screen reader says. */
export interface ServiceColour {
  readonly value: string;
  readonly name: string;
}

/** Eleven hues that stay apart on the calendar in light and dark; the first is the one a new service starts with. */
export const serviceColours: readonly [ServiceColour, ...ServiceColour[]] = [
  { value: '#0f6b6b', name: 'Teal' },
  { value: '#2b78b8', name: 'Blue' },
  { value: '#4c5fa8', name: 'Indigo' },
  { value: '#93479b', name: 'Violet' },
  { value: '#b03a68', name: 'Rose' },
  { value: '#b4532a', name: 'Rust' },
  { value: '#b7791f', name: 'Amber' },
  { value: '#8c5a1e', name: 'Brown' },
  { value: '#6f7f1e', name: 'Olive' },
  { value: '#2f8148', name: 'Green' },
  { value: '#5b6670', name: 'Slate' },
];

/** The first colour that no other service has; the first of all when every one is taken. */
export function freeColour(taken: readonly string[]): string {
  const free = serviceColours.find(({ value }) => !taken.includes(value));
  return (free ?? serviceColours[0]).value;
}
