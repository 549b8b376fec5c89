import type { OperationCoverage, PlaceCoverage, RunReport } from '../../harness/report/run-report.js';
import { markup, type Markup } from './markup.js';

/** How far requests exercised each keyword at each place of the description, operation by operation. */
export function exercisedSection({ coverage = [] }: RunReport): Markup | false {
  if (coverage.length === 0) return false;
  return markup`<section id="exercised" aria-labelledby="exercised-title">
  <h2 id="exercised-title">Coverage of the request schemas</h2>
  <p>Of each keyword at each place of a request body: what valid requests showed of it, and whether a request broke it
  and nothing else.</p>
  ${coverage.map(operationDetails)}
</section>`;
}

function operationDetails({ operation, percentage, places }: OperationCoverage): Markup {
  const name = `Coverage of the request schema of ${operation}`;
  return markup`<details class="reasons"><summary><span class="mono">${operation}</span> ${percentage} %</summary>
  <div class="scroll" tabindex="0" role="group" aria-label="${name}"><table class="wide">
    <thead><tr><th scope="col">Place</th><th scope="col">Keyword</th><th scope="col">Shown</th>
    <th scope="col">Not shown</th><th scope="col">Broken</th><th scope="col">Not counted, since</th></tr></thead>
    <tbody>${places.map(row)}</tbody></table></div></details>
`;
}

function row({ pointer, keyword, shown, notShown, broken, notCounted = '' }: PlaceCoverage): Markup {
  const wasBroken = broken === undefined ? '' : broken ? 'yes' : 'no';
  return markup`<tr><th scope="row" class="mono">${pointer === '' ? 'the whole body' : pointer}</th>
    <td class="mono">${keyword}</td><td>${shown.join(', ')}</td><td>${notShown.join(', ')}</td><td>${wasBroken}</td>
    <td>${notCounted}</td></tr>`;
}
