import { markup, type Markup } from '../html/markup.js';
import { cellMarkup, page, table } from './page.js';
import { shown, statuses, type Cell, type Register, type RegisteredSupplier } from './register.js';

/** The first page: who conforms to what, supplier by supplier. */
export function indexPage(register: Register): string {
  const { at, classes, operations, suppliers, rejected } = register;
  const body = markup`<header>
<p class="eyebrow">Fibre Cafe Supplier API 1.15 · conformance register</p>
<h1>Who conforms to what</h1>
<p>${suppliers.length} suppliers, as of ${at}. The latest trusted evidence decides, not the best. The classes are proposed: no public document of the Fibre Cafe names any.</p>
<ul class="key" aria-label="What the signs mean">${statuses.map((status) => {
    const { glyph, word, tone } = shown[status];
    return markup`<li class="${tone}"><span aria-hidden="true">${glyph}</span> ${word}</li>`;
  })}</ul>
</header>
<section><h2 id="classes">Suppliers and classes</h2>
${grid(
  'classes',
  suppliers,
  classes.map(({ id, title }) => ({ key: id, name: title })),
  (supplier) => supplier.classes,
)}
</section>
<section><h2 id="operations">Suppliers and operations</h2>
<p class="soft">What the latest trusted run of each supplier found out. A certificate is about classes, not about single operations.</p>
${grid(
  'operations',
  suppliers,
  operations.map((key) => ({ key, name: key })),
  (supplier) => supplier.operations,
)}
</section>
<section><h2 id="rejected">Not counted: ${rejected.length}</h2>
${
  rejected.length === 0
    ? markup`<p>Everything in the register counts.</p>`
    : table(
        'rejected',
        '',
        ['File', 'Outcome', 'Why'],
        rejected.map(
          ({ file, outcome, problems }) =>
            markup`<tr><td class="mono">${file}</td><td class="bad">rejected: ${outcome}</td><td>${problems.join(' ')}</td></tr>`,
        ),
      )
}
</section>
<footer class="soft"><p>For programs: <a href="register.json">register.json</a> and <a href="feed.json">feed.json</a>. Classes ${register.classesDigest}.</p></footer>`;
  return page({ title: 'Conformance register', body });
}

interface Column {
  readonly key: string;
  readonly name: string;
}

function grid(
  id: string,
  suppliers: readonly RegisteredSupplier[],
  columns: readonly Column[],
  cells: (supplier: RegisteredSupplier) => Readonly<Record<string, Cell>>,
): Markup {
  if (suppliers.length === 0) return markup`<p>The register has no supplier yet.</p>`;
  const rows = suppliers.map((supplier) => {
    const own = cells(supplier);
    return markup`<tr><th scope="row"><a href="suppliers/${supplier.id}.html"><bdi>${supplier.name}</bdi></a></th>${columns.map(
      ({ key }) => cellMarkup(own[key] ?? { status: 'no-evidence' }),
    )}</tr>`;
  });
  return table(id, 'grid', ['Supplier', ...columns.map(({ name }) => name)], rows);
}
