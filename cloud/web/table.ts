import { html } from 'hono/html';
import type { Html } from './page.ts';

export interface TableFacts {
  /** What screen readers call it; a narrow screen scrolls it by keyboard under this name. */
  readonly label: string;
  readonly columns: readonly string[];
  /** As many texts as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** A table of texts. On a narrow screen each row stands as a card, its texts under the names of their columns; the roles keep it a table to screen readers. */
export function table({ label, columns, rows }: TableFacts): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="facts" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (texts) =>
            html`<tr role="row">
              ${texts.map((text, index) => html`<td role="cell" data-column="${columns[index] ?? ''}">${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
