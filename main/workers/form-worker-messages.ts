import type { PlacedValue } from '../../shared/domain/pension/template-places.ts';
import type { TemplateReading, TemplateRefusal } from '../../shared/domain/pension/template-model.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

/** What the thread is started with; the bytes are moved, not copied. */
export type FormWorkerInput =
  | { readonly task: 'read' | 'fill'; readonly forms: readonly [FormWorkerForm] }
  /** Several forms in one PDF. */
  | { readonly task: 'pack'; readonly forms: readonly FormWorkerForm[] };

export interface FormWorkerForm {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What to fill in; nothing to read the form. */
  readonly places: readonly PlacedValue[];
}

export type FormWorkerMessage =
  | { readonly type: 'read'; readonly reading: TemplateReading }
  | { readonly type: 'filled'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'refused'; readonly refusal: TemplateRefusal }
  | { readonly type: 'failed'; readonly code: ErrorCode };
