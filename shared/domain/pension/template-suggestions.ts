import type { BasisPoints } from '../money.ts';
import { mostRanges, mostRows } from './template-values.ts';
import type { FormKind, Place, TemplateField } from './template-model.ts';

/**
 * What each field seems to ask for, by its label, the words beside it, its name, and the column it stands in.
 *
 * @param rates  the tiers of the scheme year
 * @returns at most one place for a field and one field for a value; for the user to check, never to be trusted
 */
export function suggestPlaces(kind: FormKind, fields: readonly TemplateField[], rates: readonly BasisPoints[]): readonly Place[] {
  const taken = new Set<string>();
  const ownKey = (field: TemplateField): string | null =>
    keyOf(kind === 'formA' ? formAPatterns : formBPatterns, [field.label, field.near]);
  const columns = columnsOf(fields, ownKey);
  return fields.flatMap((field) => {
    const value = valueOf(kind, field, { columns, rates });
    if (value === null || taken.has(value)) return [];
    taken.add(value);
    return [{ value, part: 'whole', target: { kind: 'field', name: field.name, option: field.option } } as const];
  });
}

interface Surroundings {
  readonly columns: ReadonlyMap<TemplateField, ColumnPlace>;
  readonly rates: readonly BasisPoints[];
}

function valueOf(kind: FormKind, field: TemplateField, { columns, rates }: Surroundings): string | null {
  if (field.kind === 'tick') return kind === 'formB' ? tierOf(field, rates) : null;
  const column = columns.get(field);
  if (column !== undefined) {
    const inColumn = keyOf(kind === 'formA' ? rangePatterns : rowPatterns, [column.top.label, column.top.near, field.label, field.name]);
    if (inColumn !== null && column.row <= (kind === 'formA' ? mostRanges : mostRows))
      return `${kind === 'formA' ? 'range' : 'row'}${column.row}.${inColumn}`;
  }
  return keyOf(kind === 'formA' ? formAPatterns : formBPatterns, [field.label, field.near, field.name]);
}

/** A tick box beside a rate. */
function tierOf({ label, near, name, option }: TemplateField, rates: readonly BasisPoints[]): string | null {
  const words = `${label} ${near} ${name} ${option ?? ''}`;
  const [, figure] = /(\d{1,2}(?:\.\d{1,2})?)\s?%/u.exec(words) ?? /tier\D*(\d{1,2}\.\d{1,2})/iu.exec(words) ?? [];
  const rate = rates.find((rate) => figure !== undefined && Math.round(Number(figure) * 100) === rate);
  return rate === undefined ? null : `tier.${rate}`;
}

type Patterns = readonly (readonly [key: string, pattern: RegExp])[];

/** The first of the texts that says something decides. */
function keyOf(patterns: Patterns, texts: readonly string[]): string | null {
  for (const text of texts) {
    const words = wordsOf(text);
    const match = patterns.find(([, pattern]) => pattern.test(words));
    if (words !== '' && match !== undefined) return match[0];
  }
  return null;
}

/** `GMCNumber[0]` as `gmc number`: small letters, words apart. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .replaceAll(/([A-Za-z])(\d)/gu, '$1 $2')
    .replaceAll(/\[\d+\]/gu, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const memberPatterns: Patterns = [
  ['reference', /\bupr\b|unique (?:payment )?reference|payment reference/u],
  ['member.dateOfBirth', /date of birth|\bdob\b/u],
  ['member.niNumber', /national insurance|\bni n(?:umber|o)\b|\bnino\b/u],
  ['member.gmcNumber', /\bgmc\b/u],
  ['member.sdNumber', /\bsd (?:number|no|ref)/u],
  ['member.hostReference', /host lhb ref|lhb ref/u],
  ['member.surname', /\bsurname\b|family name|last name/u],
  ['member.otherNames', /other names?|forenames?|first names?|given names?/u],
  ['member.email', /\be ?mail\b/u],
  ['member.address', /home address|your address/u],
];

const formAPatterns: Patterns = [
  ...memberPatterns,
  ['box1', /\bbox 1\b|\bfee\b/u],
  ['box2', /\bbox 2\b|pensionable pay/u],
  ['box3', /\bbox 3\b|employer s? ?contribution/u],
  ['paidOn', /date (?:of payment|paid|pay)/u],
  ['approvedBy', /authorised signatory|name of signatory/u],
  ['payer.address', /(?:practice|surgery) address/u],
  ['payer.code', /(?:practice|surgery) (?:ea )?code|\bea code\b|employing authority code/u],
  ['member.hostCode', /host .*code|(?:pcse|lhb) .*code/u],
  ['member.hostBody', /host (?:body|organisation|lhb)|\bpcse\b/u],
  ['payer.name', /(?:practice|surgery|commissioner) name|name of (?:surgery|practice)|\bpractice\b|\bsurgery\b/u],
  ['member.name', /\bname\b/u],
];

const formBPatterns: Patterns = [
  ...memberPatterns,
  ['month', /month and year|month (?:of|the) form|\bmonth\b/u],
  ['j', /\bcumulative\b|^(?:box )?j\b/u],
  ['i', /grand total|^(?:box )?i\b/u],
  ['h', /total employer|^(?:box )?h\b/u],
  ['g', /total employee|^(?:box )?g\b/u],
  ['f', /\berrbo\b|reduction buy|^(?:box )?f\b/u],
  ['e', /additional pension|^(?:box )?e\b/u],
  ['d', /\bmpavc\b|money purchase|^(?:box )?d\b/u],
  ['c', /added years|^(?:box )?c\b/u],
  ['b', /employee s? ?contributions?|^(?:box )?b\b/u],
  ['a', /total pensionable|^(?:box )?a\b/u],
  ['member.hostCode', /\bea code\b|employing authority|host .*code/u],
  ['member.hostBody', /host (?:body|organisation)/u],
  ['tier', /\btier\b/u],
  ['member.name', /\bname\b/u],
];

const rangePatterns: Patterns = [
  ['from', /\bfrom\b|first day/u],
  ['to', /\bto\b|last day|until/u],
  ['fee', /\bfee\b/u],
];

const rowPatterns: Patterns = [
  ['code', /\bea code\b|\bcode\b/u],
  ['from', /first day|\bfrom\b/u],
  ['to', /last day|\bto\b/u],
  ['paidOn', /pay(?:ment)? received|date (?:paid|pay|received)/u],
  ['employer', /employer/u],
  ['pensionable', /pensionable|box 2/u],
  ['name', /surgery|practice|\bname\b/u],
];

interface ColumnPlace {
  readonly top: TemplateField;
  /** From 1. */
  readonly row: number;
}

/**
 * Text fields of one width that stand close under each other are a column; two are enough. Where each has words of its
 * own that say something else, they only stand under each other.
 */
function columnsOf(
  fields: readonly TemplateField[],
  ownKey: (field: TemplateField) => string | null,
): ReadonlyMap<TemplateField, ColumnPlace> {
  const places = new Map<TemplateField, ColumnPlace>();
  const groups = Map.groupBy(
    fields.filter(({ kind }) => kind === 'text'),
    ({ page, x, width }) => `${page} ${Math.round(x / 3)} ${Math.round(width / 3)}`,
  );
  for (const group of groups.values()) {
    for (const run of runsOf([...group].sort((a, b) => a.y - b.y))) {
      const [top] = run;
      if (top === undefined || run.length < 2) continue;
      const key = ownKey(top);
      if (run.some((field) => ownKey(field) !== null && ownKey(field) !== key)) continue;
      for (const [index, field] of run.entries()) places.set(field, { top, row: index + 1 });
    }
  }
  return places;
}

/** Parts a column where there is a gap of more than a line. */
function runsOf(column: readonly TemplateField[]): readonly (readonly TemplateField[])[] {
  const runs: TemplateField[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const field of column) {
    const isNext = field.y - bottom <= field.height;
    if (isNext) runs.at(-1)?.push(field);
    else runs.push([field]);
    bottom = field.y + field.height;
  }
  return runs;
}
