import { markup, type Markup } from '../html/markup.js';
import { scriptFreePage } from '../html/script-free-page.js';
import { certificateStyle } from './style.js';

/** How good the news is; the page says it in words too. */
export type Standing = 'good' | 'conditional' | 'bad' | 'open';

/** A class on the page. */
export interface ClassOnPage {
  readonly title: string;
  /** One word or two, such as `conformant`. */
  readonly verdict: string;
  readonly standing: Standing | 'none';
  /** What it is about, such as its operations. */
  readonly covers: readonly string[];
}

/** A label and what stands beside it. */
export type Fact = readonly [label: string, value: string];

/** All that a certificate shows, as text: nothing of it is trusted to be anything else. */
export interface CertificatePage {
  /** `SELF-CERTIFIED` or `CERTIFIED`. */
  readonly heading: string;
  /** The id of the certificate, or another short name beside the heading. */
  readonly name: string;
  readonly supplier: string;
  readonly product?: string;
  readonly standing: Standing;
  /** What is certified, in a few words. */
  readonly result: string;
  /** Who says so, and what that means. */
  readonly statement: string;
  readonly classes: readonly ClassOnPage[];
  /** What a class is worth, in one sentence. */
  readonly note: string;
  /** What it does not cover, one sentence each. */
  readonly excluded: readonly string[];
  /** What is excused, one sentence each. */
  readonly waivers: readonly string[];
  readonly facts: readonly Fact[];
  readonly digests: readonly Fact[];
  /** How a reader finds out whether it is true. */
  readonly verification: string;
  readonly command: string;
}

/** So many lines of each list fit on one page of paper. */
const maxLines = 8;

/** A certificate as one HTML page that needs nothing else, made to be printed on one page of paper. */
export function renderCertificate(page: CertificatePage): string {
  const { heading, supplier, product, standing } = page;
  const body = markup`<main class="${standing}">
<header>
<p class="heading"><strong>${heading}</strong> <span class="name">${page.name}</span></p>
<h1><bdi>${supplier}</bdi></h1>
${product !== undefined && markup`<p class="product"><bdi>${product}</bdi></p>`}
<p class="result">${page.result}</p>
<p class="statement">${page.statement}</p>
</header>
${classTable(page)}
${list('Not certified', page.excluded)}
${list('Waived', page.waivers)}
<section aria-labelledby="facts"><h2 id="facts">Evidence</h2>${facts(page.facts)}</section>
<section aria-labelledby="digests" class="digests"><h2 id="digests">Digests</h2>${facts(page.digests)}</section>
<footer>
<p>${page.verification}</p>
<pre>${page.command}</pre>
</footer>
</main>`;
  return scriptFreePage({ title: `${heading} · ${supplier} · ${page.result}`, style: certificateStyle, body });
}

const glyphs: Readonly<Record<ClassOnPage['standing'], string>> = {
  good: '✓',
  conditional: '◐',
  bad: '✗',
  open: '?',
  none: '–',
};

function classTable({ classes, note }: Pick<CertificatePage, 'classes' | 'note'>): Markup | undefined {
  if (classes.length === 0) return undefined;
  return markup`<section aria-labelledby="classes"><h2 id="classes">Classes</h2>
<table>
<thead><tr><th scope="col">Class</th><th scope="col">Result</th><th scope="col">Covers</th></tr></thead>
<tbody>${classes.map(
    ({ title, verdict, standing, covers }) => markup`
<tr><th scope="row">${title}</th><td class="verdict ${standing}"><span aria-hidden="true">${glyphs[standing]}</span> ${verdict}</td><td class="covers">${covers.map((each, index) => markup`<span>${each}${index < covers.length - 1 && ','}</span> `)}</td></tr>`,
  )}
</tbody>
</table>
<p class="note">${note}</p></section>`;
}

/** A list of sentences; what does not fit on the page is counted. */
function list(title: string, sentences: readonly string[]): Markup {
  const shown = sentences.length > maxLines ? sentences.slice(0, maxLines - 1) : sentences;
  const more = sentences.length - shown.length;
  const id = title.toLowerCase().replaceAll(' ', '-');
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${
  sentences.length === 0
    ? markup`<p>Nothing.</p>`
    : markup`<ul>${shown.map((sentence) => markup`<li>${sentence}</li>`)}${more > 0 && markup`<li>${more} more, which the signed file lists.</li>`}</ul>`
}</section>`;
}

/** A value longer than that takes a line of its own. */
const maxShort = 56;

function facts(entries: readonly Fact[]): Markup {
  return markup`<dl>${entries.map(
    ([label, value]) =>
      markup`<div class="${value.length > maxShort ? 'wide' : 'short'}"><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`,
  )}</dl>`;
}
