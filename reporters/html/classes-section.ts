import type { ClassResult, ClassVerdict, RunReport } from '../../harness/report/run-report.js';
import { markup, type Markup } from './markup.js';

/** A sign and the colour of a verdict on a class. */
const shown: Readonly<Record<ClassVerdict, readonly [sign: string, colour: string]>> = {
  conformant: ['✓', 'v-pass'],
  conditional: ['!', 'v-warn'],
  'non-conformant': ['✕', 'v-fail'],
  incomplete: ['?', 'v-inconclusive'],
  'not-claimed': ['–', 'v-not-applicable'],
};

/** What a certification says about each class, those that it is about first. */
export function classesSection({ classes }: Pick<RunReport, 'classes'>): Markup | false {
  if (!classes) return false;
  const rows = classes.toSorted((left, right) => Number(right.requested) - Number(left.requested)).map(row);
  return markup`<section id="classes" aria-labelledby="classes-title">
  <h2 id="classes-title">Classes</h2>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="classes-title"><table class="wide">
    <thead><tr><th scope="col">Verdict</th><th scope="col">Class</th><th scope="col">Operations</th>
    <th scope="col" class="number">Decided</th></tr></thead>
    <tbody>${rows}</tbody></table></div>
</section>`;
}

function row({ id, title, verdict, requested, operations, kcis, testCases, decided, reasons }: ClassResult): Markup {
  const [sign, colour] = shown[verdict];
  return markup`<tr>
    <td><span class="tally ${colour}"><span aria-hidden="true">${sign}</span> ${verdict}</span></td>
    <th scope="row">${title} <span class="mono">${id}</span>${!requested && markup` <span class="level">not requested</span>`}</th>
    <td>${[...operations, ...(kcis ? ['KCIs'] : [])].join(', ')} <span class="source">${reasons.join(' ')}</span></td>
    <td class="number">${decided} of ${testCases}</td></tr>`;
}
