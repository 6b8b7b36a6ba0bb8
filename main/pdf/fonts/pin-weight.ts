import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Makes one weight of a variable font a plain one. */
export type PinWeight = (file: Uint8Array, weight: number) => Uint8Array;

/** As much of WebAssembly's interface as is used; its types come with the DOM's, which the core does without. */
interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** Numbers in and out of HarfBuzz's memory; what is called is listed in its hb-subset.h. */
type WasmFunction = (...args: number[]) => number;

const READ_ONLY = 1;

/**
 * Loads HarfBuzz's subsetter, which also makes instances of variable fonts.
 * It takes no imports, so it runs without the glue of the shaper.
 */
export function createPinWeight(): PinWeight {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WasmApi }; // every Node has it
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), {});
  if (typeof exports['_initialize'] === 'function') exports['_initialize']();
  // The exports are functions of numbers, but for the memory, which is taken apart from them.
  const call = (name: string, ...args: number[]): number => (exports[name] as WasmFunction)(...args);
  const memory = exports['memory'] as { readonly buffer: ArrayBuffer };

  function pinned(face: number, weight: number): Uint8Array {
    const input = call('hb_subset_input_create_or_fail');
    call('hb_subset_input_keep_everything', input);
    call('hb_subset_input_pin_all_axes_to_default', input, face);
    call('hb_subset_input_pin_axis_location', input, face, tagNumber('wght'), weight);
    const subset = call('hb_subset_or_fail', face, input);
    call('hb_subset_input_destroy', input);
    if (subset === 0) throw new RangeError('the weight of a font cannot be set');
    const blob = call('hb_face_reference_blob', subset);
    const start = call('hb_blob_get_data', blob, 0);
    const bytes = new Uint8Array(memory.buffer, start, call('hb_blob_get_length', blob)).slice();
    call('hb_blob_destroy', blob);
    call('hb_face_destroy', subset);
    return bytes;
  }

  return (file, weight) => {
    const place = call('malloc', file.length);
    new Uint8Array(memory.buffer, place, file.length).set(file);
    const blob = call('hb_blob_create', place, file.length, READ_ONLY, 0, 0);
    const face = call('hb_face_create', blob, 0);
    try {
      return pinned(face, weight);
    } finally {
      call('hb_face_destroy', face);
      call('hb_blob_destroy', blob);
      call('free', place);
    }
  };
}

function tagNumber(tag: string): number {
  return Array.from(tag).reduce((value, letter) => value * 256 + letter.charCodeAt(0), 0);
}
