/** A number as PDF takes it: at most three decimals, no exponent. */
export function numberText(value: number): string {
  const rounded = Math.round(value * 1_000) / 1_000;
  return Math.abs(rounded) < 0.001 ? '0' : String(rounded);
}

/** Any text as a hexadecimal UTF-16 string with its mark (ISO 32000-1 §7.9.2.2). */
export function textString(text: string): string {
  return `<FEFF${utf16Hex(text)}>`;
}

/** The UTF-16 units in hexadecimal, four digits each. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index++) hex += hex4(text.charCodeAt(index));
  return hex;
}

export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** `0F6B6B` or `#0F6B6B` as the operands of a colour: three numbers from 0 to 1. */
export function colourOperands(hex: string): string {
  const digits = hex.replace('#', '');
  return [0, 2, 4].map((at) => numberText(Number.parseInt(digits.slice(at, at + 2), 16) / 255)).join(' ');
}

/** Midnight UTC of a day `2026-03-29` as a PDF date. */
export function pdfDate(day: string): string {
  return `(D:${day.replaceAll('-', '')}000000Z)`;
}
