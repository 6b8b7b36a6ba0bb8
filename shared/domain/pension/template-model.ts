/** The official forms that can be imported. */
export const formKinds = ['formA', 'formB'] as const;
export type FormKind = (typeof formKinds)[number];

/** A part of a page as it is shown, in points from its top left corner. */
export interface PageArea {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something that can be filled in: a text field, or one box to tick. */
export interface TemplateField extends PageArea {
  readonly name: string;
  /** Of several boxes under one name, which; null for all else. */
  readonly option: string | null;
  readonly kind: 'text' | 'tick';
  /** What the form says the field is; empty where it says nothing. */
  readonly label: string;
  /** The words beside or above it on the page. */
  readonly near: string;
  /** Characters it takes at most; null without a limit. */
  readonly maxLength: number | null;
}

/** What an imported PDF is found to be. */
export interface TemplateReading {
  /** As shown, after any rotation. */
  readonly pages: readonly { readonly widthPt: number; readonly heightPt: number }[];
  /** From page to page, downwards, from left to right. */
  readonly fields: readonly TemplateField[];
  /** Scheme years that its text names, by their first calendar year, the most frequent first. */
  readonly years: readonly number[];
  /** Which form its text says it is; null where it says neither or both. */
  readonly says: FormKind | null;
  /** As it names its own version, such as `V1`; empty where it does not. */
  readonly version: string;
  /** What was in the file and will not be in any filled copy. */
  readonly leftOut: { readonly scripts: number; readonly links: number };
}

/** Which part of a value stands at a place: forms split amounts and dates over boxes. */
export const valueParts = ['whole', 'pounds', 'pence', 'day', 'month', 'year'] as const;
export type ValuePart = (typeof valueParts)[number];

/** Where a value goes: into a field of the form, or onto an area that the user marked. */
export type PlaceTarget =
  | { readonly kind: 'field'; readonly name: string; readonly option: string | null }
  | ({ readonly kind: 'mark' } & PageArea);

export interface Place {
  /** A key of template-values.ts. */
  readonly value: string;
  readonly part: ValuePart;
  readonly target: PlaceTarget;
}

/** Why a PDF is not taken as a template. */
export const templateRefusals = [
  'notPdf',
  'tooLarge',
  'encrypted',
  'damaged',
  'xfa',
  'tooManyPages',
  'tooManyFields',
  'attachments',
  'starts',
  'otherYear',
  'otherForm',
] as const;
export type TemplateRefusal = (typeof templateRefusals)[number];

/** Bytes, pages and fields that are read at most. */
export const templateLimits = { bytes: 8 * 1024 * 1024, pages: 40, fields: 1_500 } as const;
