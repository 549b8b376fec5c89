import { markup, type Markup } from '../html/markup.js';
import { cellMarkup, page, table } from './page.js';
import {
  wordsOf,
  type Register,
  type RegisteredCertificate,
  type RegisteredRun,
  type RegisteredSupplier,
} from './register.js';

/** The page of one supplier: its classes with badges, its operations, its history and its certificates. */
export function supplierPage(supplier: RegisteredSupplier, register: Register): string {
  const { id, name, baseUrl, classes, operations, runs, certificates } = supplier;
  const claimed = register.classes.filter((each) => hasBadge(supplier, each.id));
  const body = markup`<header>
<p class="eyebrow"><a href="../index.html">Conformance register</a> · as of ${register.at}</p>
<h1><bdi>${name}</bdi></h1>
${baseUrl !== undefined && markup`<p class="mono"><bdi>${baseUrl}</bdi></p>`}
${claimed.length > 0 && markup`<div class="badges">${claimed.map(({ id: key, title }) => markup`<img src="../${badgeFile(id, key)}" height="20" alt="${title}: ${wordsOf(classes[key] ?? { status: 'no-evidence' })}">`)}</div>`}
</header>
<section><h2 id="classes">Classes</h2>
${table(
  'classes',
  '',
  ['Class', 'Status'],
  register.classes.map(({ id: key, title }) => row(title, cellMarkup(classes[key] ?? { status: 'no-evidence' }))),
)}
</section>
<section><h2 id="certificates">Certificates: ${certificates.length}</h2>
${certificates.length === 0 ? markup`<p>None.</p>` : table('certificates', '', ['Certificate', 'Classes', 'Issued', 'Valid until', 'State'], certificates.toReversed().map(certificateRow))}
</section>
<section><h2 id="history">Runs: ${runs.length}</h2>
${runs.length === 0 ? markup`<p>None.</p>` : table('history', '', ['Began', 'Suite', 'What it found', 'Evidence'], runs.toReversed().map(runRow))}
</section>
<section><h2 id="operations">Operations</h2>
${table(
  'operations',
  '',
  ['Operation', 'Status'],
  register.operations.map((key) => row(key, cellMarkup(operations[key] ?? { status: 'no-evidence' }))),
)}
</section>`;
  return page({ title: `${name} · conformance register`, body });
}

/** A class that a supplier has come to nothing in has no badge. */
export function hasBadge({ classes }: RegisteredSupplier, id: string): boolean {
  const status = classes[id]?.status ?? 'no-evidence';
  return status !== 'no-evidence' && status !== 'not-claimed';
}

/** Where a file of a certificate lies within the site. */
export function certificateFile(folder: string, name: string): string {
  return `certificates/${folder}/${name}`;
}

/** Where a badge lies within the site. */
export function badgeFile(supplier: string, id: string): string {
  return `badges/${supplier}/${id}.svg`;
}

function row(name: string, cell: Markup): Markup {
  return markup`<tr><th scope="row">${name}</th>${cell}</tr>`;
}

/** The files of a certificate that the site offers, and what to call them. */
export const offered = [
  { file: 'certificate.html', word: 'page' },
  { file: 'certificate.dsse.json', word: 'signed statement' },
  { file: 'certifier.pem', word: 'key' },
  { file: 'badge.svg', word: 'badge' },
] as const;

function filesOf({ id, folder }: RegisteredCertificate): Markup | false {
  if (folder === undefined) return false;
  const links = offered.map(
    ({ file, word }, index) =>
      markup`${index > 0 && ' · '}<a href="../${certificateFile(encodeURIComponent(folder), file)}" aria-label="${word} of ${id}">${word}</a>`,
  );
  return markup`<br>${links}`;
}

function certificateRow(certificate: RegisteredCertificate): Markup {
  const { id, certifier, classes, waivers, issuedAt, validUntil, outcome, problems } = certificate;
  const inForce = outcome === 'trusted';
  return markup`<tr><th scope="row"><span class="mono">${id}</span><br><span class="soft">by <bdi>${certifier}</bdi></span>${filesOf(certificate)}</th>
<td>${classes.map((each) => `${each.id} ${each.verdict}`).join(', ')}${waivers > 0 && `, ${waivers} waivers`}</td>
<td>${issuedAt.slice(0, 10)}</td><td>${validUntil.slice(0, 10)}</td>
<td class="${inForce ? 'good' : 'bad'}">${inForce ? 'in force' : outcome} <span class="soft">${problems.join(' ')}</span></td></tr>`;
}

function runRow({ startedAt, suiteVersion, headline, outcome, decides, evidence }: RegisteredRun): Markup {
  const counts = outcome === 'trusted';
  return markup`<tr><th scope="row">${startedAt.slice(0, 16).replace('T', ' ')}</th><td>${suiteVersion}</td><td>${headline}</td>
<td class="${counts ? 'none' : 'bad'}">${decides ? markup`<b>decides</b>` : counts ? 'earlier' : outcome} <span class="mono">${evidence}</span></td></tr>`;
}
