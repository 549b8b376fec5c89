import { markup, type Markup } from '../html/markup.js';
import { scriptFreePage } from '../html/script-free-page.js';
import { shown, type Cell } from './register.js';
import { registerStyle } from './style.js';

interface Page {
  readonly title: string;
  readonly body: Markup;
}

/** A page of the site: without scripts, it loads nothing but the badges beside it. */
export function page({ title, body }: Page): string {
  return scriptFreePage({ title, style: registerStyle, hasPictures: true, body: markup`<main>\n${body}\n</main>` });
}

/** A cell of a table: a glyph, a word and a colour, and until when. */
export function cellMarkup(cell: Cell): Markup {
  const { glyph, word, tone } = shown[cell.status];
  const date = dateOf(cell);
  return markup`<td class="cell ${tone}"><span class="glyph" aria-hidden="true">${glyph}</span> <b>${word}</b>${date !== undefined && markup` <span class="until">${date}</span>`}</td>`;
}

function dateOf({ status, until, since }: Cell): string | undefined {
  if (until !== undefined) return status === 'expired' || status === 'expiring' ? until : `until ${until}`;
  return since === undefined || status === 'not-claimed' ? undefined : since;
}

/** A table that can be wider than the page. */
export function table(
  id: string,
  kind: string,
  columns: readonly (string | Markup)[],
  rows: readonly Markup[],
): Markup {
  return markup`<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}"><table class="${kind}">
<thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
