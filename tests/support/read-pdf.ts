import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reader finds in a PDF, by the tools of poppler and qpdf. */
export interface ReadPdf {
  /** Page by page, words in their places. */
  readonly pages: readonly string[];
  readonly text: string;
  /** What pdfinfo tells, by its labels. */
  readonly facts: Readonly<Record<string, string>>;
  /** The structure tree, one element a line, without the text in it. */
  readonly structure: string;
  /** The right and lower edges of all words in points. */
  readonly edges: readonly (readonly [right: number, bottom: number])[];
}

/** Reads a PDF; throws what qpdf or pdftotext find wrong with it. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-pdf-'));
  const file = join(folder, 'read.pdf');
  const run = (tool: string, ...args: string[]): string =>
    execFileSync(tool, [...args, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const toText = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync('pdftotext', [...args, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (stderr !== '') throw new Error(stderr);
    return stdout;
  };
  try {
    writeFileSync(file, bytes);
    run('qpdf', '--check'); // ends with an error on errors and on warnings
    const text = plain(toText('-layout'));
    return {
      text,
      pages: text.split('\f').slice(0, -1),
      facts: Object.fromEntries(run('pdfinfo').split('\n').map(splitFact)),
      structure: run('pdfinfo', '-struct'),
      edges: Array.from(toText('-bbox').matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">/gu), ([, right, bottom]) => [
        Number(right),
        Number(bottom),
      ]),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first page as a small JPEG. */
export function pictureOf(bytes: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-pdf-'));
  try {
    writeFileSync(join(folder, 'page.pdf'), bytes);
    execFileSync('pdftoppm', ['-jpeg', '-r', '4', '-singlefile', join(folder, 'page.pdf'), join(folder, 'page')]);
    return readFileSync(join(folder, 'page.jpg'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without the marks that pdftotext puts around text from right to left. */
function plain(text: string): string {
  return text.replaceAll(/[\u202a-\u202c]/gu, '');
}

function splitFact(line: string): readonly [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).trim()];
}
