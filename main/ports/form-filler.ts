import type { PlacedValue } from '../../shared/domain/pension/template-places.ts';
import type { TemplateReading, TemplateRefusal } from '../../shared/domain/pension/template-model.ts';

export type TemplateOutcome =
  | { readonly outcome: 'read'; readonly reading: TemplateReading }
  | { readonly outcome: 'refused'; readonly refusal: TemplateRefusal };

/** Reads and fills PDFs that others made, where they can do no harm: each in a thread of its own with limits of memory and time. */
export interface FormFiller {
  /** The bytes stay with the caller. @throws AppError PENSION_TEMPLATE_CRASHED; the signal's reason when it is aborted */
  read(bytes: Uint8Array, signal?: AbortSignal): Promise<TemplateOutcome>;
  /**
   * The same input is the same bytes. Nothing of the template that acts by itself is in them.
   *
   * @throws AppError PENSION_TEMPLATE_CHANGED, PENSION_TEMPLATE_FULL, PENSION_TEMPLATE_CRASHED; the signal's reason when it is aborted
   */
  fill(bytes: Uint8Array, places: readonly PlacedValue[], signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** Several filled forms in one PDF, in their order, as pages without fields. @throws as `fill` */
  pack(forms: readonly FormToFill[], signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** A template, and what goes where on it. */
export interface FormToFill {
  readonly bytes: Uint8Array;
  readonly places: readonly PlacedValue[];
}
