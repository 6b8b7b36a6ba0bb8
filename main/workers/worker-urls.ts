/** The script of the thread that prints: the source file, or what the build made of it. */
export function pdfWorkerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url);
}
