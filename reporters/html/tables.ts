import { verdicts, type RunReport, type TestCaseResult, type Verdict } from '../../harness/report/run-report.js';
import { markup, type Markup } from './markup.js';
import { count, signs } from './summary.js';

const levels = ['MUST', 'SHOULD', 'MAY'] as const;

/** Areas by requirement levels: how many test cases came to which verdict. */
export function matrixSection({ testCases }: RunReport): Markup {
  const areas = [...new Set(testCases.map(({ area }) => area))];
  const rows = areas.map((area) => {
    const cells = levels.map((level) =>
      cell(
        testCases.filter((each) => each.area === area && each.level === level),
        `${area}, ${level}`,
      ),
    );
    return markup`<tr><th scope="row">${area}</th>${cells}</tr>`;
  });
  return markup`<section id="coverage" aria-labelledby="coverage-title">
  <h2 id="coverage-title">Areas and levels</h2>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="coverage-title"><table class="matrix">
    <thead><tr><th scope="col">Area</th>${levels.map((level) => markup`<th scope="col">${level}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table></div>
</section>`;
}

function cell(testCases: readonly TestCaseResult[], name: string): Markup {
  if (testCases.length === 0) return markup`<td class="quiet">·</td>`;
  const signed = verdicts.flatMap((verdict) => {
    const number = testCases.filter((each) => each.verdict === verdict).length;
    return number === 0
      ? []
      : [
          markup`<span class="tally v-${verdict}" title="${name}: ${number} ${verdict}"><span aria-hidden="true">${signs[verdict]}</span> ${count(number)}<span class="unseen"> ${verdict}</span></span> `,
        ];
  });
  return markup`<td>${signed}</td>`;
}

/** Every requirement with its source, how it came out, and how many test cases check it. */
export function requirementsSection({ requirements, testCases: all }: RunReport): Markup {
  const showing = new Map<string, string[]>();
  for (const { id, violated } of all)
    for (const requirement of violated) showing.set(requirement, [...(showing.get(requirement) ?? []), id]);
  const rank = (verdict: Verdict) => verdicts.indexOf(verdict);
  const rows = requirements
    .toSorted((left, right) => rank(left.verdict) - rank(right.verdict))
    .map(
      ({ id, level, statement, source, verdict, testCases }) => markup`<tr id="${id}">
    <td><span class="tally v-${verdict}"><span aria-hidden="true">${signs[verdict]}</span> ${verdict}</span></td>
    <th scope="row"><span class="mono">${id}</span> <span class="level">${level}</span></th>
    <td>${statement} ${sourceLink(source)} ${violatedIn(showing.get(id) ?? [])}</td>
    <td class="number">${count(testCases.length)}</td></tr>`,
    );
  return markup`<section id="requirements" aria-labelledby="requirements-title">
  <h2 id="requirements-title">Requirements</h2>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="requirements-title"><table class="wide">
    <thead><tr><th scope="col">Verdict</th><th scope="col">Requirement</th><th scope="col">Statement and source</th>
    <th scope="col" class="number">Test cases</th></tr></thead>
    <tbody>${rows}</tbody></table></div>
</section>`;
}

/** How many test cases a requirement leads to; the search of the page finds the others. */
const maxIds = 12;

/** The test cases that found a requirement violated. */
function violatedIn(ids: readonly string[]): Markup | false {
  if (ids.length === 0) return false;
  const more = ids.length > maxIds ? ` and ${ids.length - maxIds} more` : '';
  const links = ids.slice(0, maxIds).map((id) => markup`<a class="mono" href="#${id}">${id}</a> `);
  return markup`<span class="source ids">Violated in ${links}${more}</span>`;
}

/** Only an address of the web is a link: a source is not the supplier's, but a report may come from anywhere. */
function sourceLink(source: string): Markup {
  return /^https?:\/\//.test(source)
    ? markup`<a class="source" rel="noreferrer" href="${source}">${source.replace(/^https?:\/\//, '')}</a>`
    : markup`<span class="source">${source}</span>`;
}

/** What was checked with generated values, operation by operation. */
export function propertiesSection({ testCases }: RunReport): Markup | false {
  const properties = testCases.filter(({ kind }) => kind === 'property');
  if (properties.length === 0) return false;
  const operations = [...new Set(properties.map(({ operation }) => operation))];
  const rows = operations.map((operation) => {
    const own = properties.filter((each) => each.operation === operation);
    const broken = own.filter(({ counterexample }) => counterexample !== undefined);
    const exchanges = own.reduce((sum, each) => sum + each.exchanges.length, 0);
    return markup`<tr><th scope="row" class="mono">${operation}</th><td class="number">${own.length}</td>
    ${cell(own, operation)}<td class="number">${count(exchanges)}</td>
    <td>${broken.map(({ id }) => markup`<a class="mono" href="#${id}">${id}</a> `)}</td></tr>`;
  });
  return markup`<section id="properties" aria-labelledby="properties-title">
  <h2 id="properties-title">Properties</h2>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="properties-title"><table class="wide">
    <thead><tr><th scope="col">Operation</th><th scope="col" class="number">Properties</th><th scope="col">Verdicts</th>
    <th scope="col" class="number">Exchanges</th><th scope="col">With a counterexample</th></tr></thead>
    <tbody>${rows}</tbody></table></div>
</section>`;
}
