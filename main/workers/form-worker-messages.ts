import type { PlacedValue } from '../../shared/domain/pension/template-places.ts';
import type { TemplateReading, TemplateRefusal } from '../../shared/domain/pension/template-model.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

/** What the thread is started with; the bytes are moved, not copied. */
export interface FormWorkerInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null to read the form, else what to fill in. */
  readonly places: readonly PlacedValue[] | null;
}

export type FormWorkerMessage =
  | { readonly type: 'read'; readonly reading: TemplateReading }
  | { readonly type: 'filled'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'refused'; readonly refusal: TemplateRefusal }
  | { readonly type: 'failed'; readonly code: ErrorCode };
