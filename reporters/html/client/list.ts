import type { TestCaseResult, Verdict } from '../../../harness/report/run-report.js';
import type { PageReport } from '../page-data.js';
import { detailOf } from './detail.js';
import { byId, element, shown } from './dom.js';

/** How many rows are made at a time. */
const rowsAtOnce = 150;

const gravity: readonly Verdict[] = ['fail', 'error', 'warn', 'inconclusive', 'pass', 'not-run', 'not-applicable'];
const rowSigns: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✕',
  warn: '!',
  inconclusive: '?',
  'not-applicable': '–',
  'not-run': '○',
  error: '⚠',
};

/** The list of test cases, gravest first, with its search and filters. */
export class TestCaseList {
  readonly #list = byId<HTMLOListElement>('list');
  readonly #more = byId<HTMLButtonElement>('more');
  readonly #search = byId<HTMLInputElement>('search');
  readonly #area = byId<HTMLSelectElement>('area');
  readonly #kind = byId<HTMLSelectElement>('kind');
  readonly #chips = [...document.querySelectorAll<HTMLButtonElement>('.chip')];
  readonly #sorted: readonly { readonly testCase: TestCaseResult; readonly text: string }[];
  #matching: readonly TestCaseResult[] = [];

  constructor(private readonly report: PageReport) {
    this.#sorted = report.testCases
      .toSorted((left, right) => gravity.indexOf(left.verdict) - gravity.indexOf(right.verdict))
      .map((testCase) => ({
        testCase,
        text: [testCase.id, testCase.title, testCase.operation, testCase.reason, ...testCase.requirements]
          .join(' ')
          .toLowerCase(),
      }));
    this.#search.addEventListener('input', () => this.apply());
    for (const choice of [this.#area, this.#kind]) choice.addEventListener('change', () => this.apply());
    this.#search.form?.addEventListener('submit', (event) => event.preventDefault());
    for (const chip of this.#chips)
      chip.addEventListener('click', () => {
        chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
        this.apply();
      });
    this.#more.addEventListener('click', () => this.#add());
    new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !this.#more.hidden) this.#add();
    }).observe(this.#more);
  }

  /** Shows what the search and the filters let through. */
  apply(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(
      this.#chips
        .filter((chip) => chip.getAttribute('aria-pressed') === 'true')
        .map(({ dataset }) => dataset['verdict']),
    );
    this.#matching = this.#sorted
      .filter(
        ({ testCase, text }) =>
          (wanted.size === 0 || wanted.has(testCase.verdict)) &&
          (this.#area.value === '' || testCase.area === this.#area.value) &&
          (this.#kind.value === '' || testCase.kind === this.#kind.value) &&
          words.every((word) => text.includes(word)),
      )
      .map(({ testCase }) => testCase);
    this.#list.replaceChildren();
    byId('status').textContent =
      `${this.#matching.length} of ${this.#sorted.length} test cases${this.#matching.length === 0 ? ': change the search or the filters' : ''}`;
    this.#add();
  }

  /** Lets everything through. */
  clear(): void {
    this.#search.value = '';
    this.#area.value = '';
    this.#kind.value = '';
    for (const chip of this.#chips) chip.setAttribute('aria-pressed', 'false');
    this.apply();
  }

  /** Opens the test case with an id, wherever it stands; false when it is not there. */
  open(id: string): boolean {
    if (!this.report.testCases.some((testCase) => testCase.id === id)) return false;
    if (!this.#matching.some((testCase) => testCase.id === id)) this.clear();
    while (!this.#rowOf(id)) this.#add();
    const row = this.#rowOf(id);
    if (row && row.getAttribute('aria-expanded') !== 'true') row.click();
    row?.scrollIntoView({ block: 'start' });
    row?.focus({ preventScroll: true });
    return true;
  }

  /** Moves to the next or previous row. */
  move(by: 1 | -1): void {
    const rows = [...this.#list.querySelectorAll<HTMLButtonElement>('.row')];
    const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
    rows[at === -1 ? 0 : at + by]?.focus();
  }

  /** Opens what a printed page should show: the rows that need attention, as many as make sense on paper. */
  openForPrint(): void {
    const rows = [...this.#list.querySelectorAll<HTMLButtonElement>('.row.attention[aria-expanded="false"]')];
    for (const row of rows.slice(0, 100)) row.click();
  }

  #rowOf(id: string): HTMLButtonElement | undefined {
    const item = [...this.#list.children].find((each) => (each as HTMLElement).dataset['id'] === id);
    return item?.querySelector<HTMLButtonElement>('.row') ?? undefined;
  }

  #add(): void {
    const from = this.#list.childElementCount;
    const rows = this.#matching.slice(from, from + rowsAtOnce).map((testCase) => this.#row(testCase));
    this.#list.append(...rows);
    this.#more.hidden = this.#list.childElementCount >= this.#matching.length;
  }

  #row(testCase: TestCaseResult): HTMLLIElement {
    const { id, title, verdict, operation, kind } = testCase;
    const attention = ['fail', 'error', 'warn'].includes(verdict) ? ' attention' : '';
    const button = element(
      'button',
      { type: 'button', class: `row${attention}`, 'aria-expanded': 'false' },
      element('span', { class: `sign v-${verdict}`, 'aria-hidden': 'true' }, rowSigns[verdict]),
      element('span', { class: 'title' }, element('span', { class: 'unseen' }, `${verdict}: `), shown(title)),
      element('span', { class: 'right' }, kind),
      element('span', { class: 'under mono' }, `${id} · ${operation}`),
    );
    const item = element('li', {}, button);
    item.dataset['id'] = id;
    button.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') !== 'true';
      button.setAttribute('aria-expanded', String(open));
      item.classList.toggle('open', open);
      if (open) item.append(detailOf(testCase, this.report));
      else item.lastElementChild?.remove();
      if (open) history.replaceState(null, '', `#${encodeURIComponent(id)}`);
    });
    return item;
  }
}
