import { verdicts, type RunReport } from '../../harness/report/run-report.js';
import { markup, type Markup } from './markup.js';
import { count, signs } from './summary.js';

/** The frame of the list of test cases, with its search and filters; the page's script fills it. */
export function testCasesSection({ counts, testCases, exchanges }: RunReport, exchangesHeld: number): Markup {
  const chips = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map(
      (verdict) =>
        markup`<button type="button" class="chip v-${verdict}" data-verdict="${verdict}" aria-pressed="false"><span aria-hidden="true">${signs[verdict]}</span> ${verdict} ${count(counts[verdict])}</button>`,
    );
  const areas = [...new Set(testCases.map(({ area }) => area))];
  const kinds = [...new Set(testCases.map(({ kind }) => kind))];
  return markup`<section id="test-cases" aria-labelledby="test-cases-title">
  <h2 id="test-cases-title">Test cases</h2>
  <noscript><p>The list of test cases and their evidence need the script of this page. Everything else is above and below;
  all of it is in report.json and traffic.har too.</p></noscript>
  <form class="tools" role="search" aria-label="Test cases">
    <label class="search"><span>Search</span>
      <input id="search" type="search" autocomplete="off" placeholder="id, title, requirement, operation, reason" aria-keyshortcuts="/"></label>
    ${choice('area', 'Area', areas)}
    ${choice('kind', 'Kind', kinds)}
    <div class="chips" role="group" aria-label="Verdicts">${chips}</div>
  </form>
  <p class="status"><span id="status" role="status"></span> <span class="keys">Keys: <kbd>/</kbd> search,
    <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> open, <kbd>Esc</kbd> clear.</span></p>
  <ol id="list" class="list"></ol>
  <p><button type="button" id="more" hidden>Show more</button>
    <button type="button" id="print-all" hidden>Print with all details</button></p>
  <p class="quiet">${held(exchanges, exchangesHeld)}</p>
</section>`;
}

function choice(name: string, label: string, options: readonly string[]): Markup {
  return markup`<label><span>${label}</span><select id="${name}"><option value="">all</option>
    ${options.map((option) => markup`<option>${option}</option>`)}</select></label>`;
}

/** Says what was trimmed. */
function held(exchanges: number, exchangesHeld: number): string {
  const all =
    exchangesHeld >= exchanges
      ? `This page holds all ${count(exchanges)} exchanges.`
      : `This page holds ${count(exchangesHeld)} of ${count(exchanges)} exchanges, those of failures first.`;
  return `${all} Long bodies are cut. traffic.har and exchanges.ndjson have the rest.`;
}
