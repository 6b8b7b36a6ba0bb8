import { html } from 'hono/html';
import type { Html } from './page.ts';

export interface TableFacts {
  /** What screen readers call it; a narrow screen scrolls it by keyboard under this name. */
  readonly label: string;
  readonly columns: readonly string[];
  /** As many texts as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** A table of texts. */
export function table({ label, columns, rows }: TableFacts): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (texts) =>
            html`<tr>
              ${texts.map((text) => html`<td>${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
