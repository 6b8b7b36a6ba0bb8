import { foldPhrase } from './name-text.ts';

/** Tells whether a text is the practitioner: any usual way to write one of their names. */
export type PractitionerTest = (text: string) => boolean;

/**
 * Rule 5. `Dana Wolfe` also matches `Dana`, `Wolfe, Dana`, `Dana W.`, `D. Wolfe`, `DW`, with titles or letters around.
 * The names come from the user's settings; an empty list matches nothing.
 */
export function createPractitionerTest(names: readonly string[]): PractitionerTest {
  const forms = new Set(names.flatMap((name) => formsOf(core(name))));
  if (forms.size === 0) return () => false;
  return (text) => forms.has(core(text));
}

/** Folded, without titles before and letters behind. */
function core(text: string): string {
  return foldPhrase(text)
    .replace(/^(?:(?:dr|mr|mrs|ms|miss|mx|prof|professor) )+/u, '')
    .replace(/(?: (?:rmt|lmt|lac|dc|nd|dpt|pt|ot|rn|md|ph ?d|bsc|msc|mcsp|hcpc|cmt|do|np|lcsw|lmft|rcc|slp))+$/u, '');
}

function formsOf(name: string): readonly string[] {
  const words = name.split(' ').filter((word) => word !== '');
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  if (words.length === 1) return [first];
  const initials = words.map((word) => word.slice(0, 1));
  return [
    name,
    first,
    last,
    `${first} ${last}`,
    `${last} ${first}`,
    `${words.slice(1).join(' ')} ${first}`,
    `${first} ${last.slice(0, 1)}`,
    `${first.slice(0, 1)} ${last}`,
    initials.join(''),
    initials.join(' '),
  ];
}
