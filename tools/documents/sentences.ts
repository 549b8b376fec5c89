import { sentences, type Sentence } from '../../contract/sentences/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { faults } from '../../simulator/index.js';
import { code, generatedFrom, page, prose, table } from '../markdown.js';

/** So many test purposes or faults are named for one sentence; the catalogue of requirements has them all. */
const maxNamed = 3;

/** Every sentence of the documents, and what became of it: requirements, test purposes, faults and styles. */
export function sentenceTable(purposes: readonly TestPurpose[]): string {
  const sources = [...new Set(Object.values(sentences).map(({ source }) => source))];
  return page([
    generatedFrom('contract/sentences'),
    '# From sentences to tests',
    'Every normative sentence of the public documents, in our own words. For each: the [requirements](requirements.md) ' +
      'that it led to or the reason why it led to none, the test purposes that check them, the faults that prove those, ' +
      'and the styles of the reference supplier that make the choice that the sentence leaves.',
    ...sources.flatMap((source) => [
      `## <${source}>`,
      table(
        ['Sentence', 'Sureness', 'Requirements', 'Test purposes', 'Faults', 'Styles'],
        Object.entries(sentences)
          .filter(([, sentence]) => sentence.source === source)
          .map(([id, sentence]) => row(id, sentence, purposes)),
      ),
    ]),
  ]);
}

function row(id: string, sentence: Sentence, purposes: readonly TestPurpose[]): readonly string[] {
  const { says, sureness, requirements, noneBecause, styles = [] } = sentence;
  const led = new Set(requirements);
  const checking = purposes.filter((purpose) => purpose.requirements.some((one) => led.has(one)));
  // What is about the sentence comes before what checks it by the way.
  const isAbout = ({ requirements: [own] }: TestPurpose) => own !== undefined && led.has(own);
  const first = checking.toSorted((a, b) => Number(isAbout(b)) - Number(isAbout(a)));
  const proving = faults.filter(({ requirement }) => led.has(requirement));
  return [
    `${code(id)} ${prose(says)}`,
    sureness,
    noneBecause === undefined
      ? requirements.map((one) => `[${one}](requirements.md#${one.toLowerCase()})`).join(', ')
      : `none: ${prose(noneBecause)}`,
    some(first.map((purpose) => purpose.id)),
    some(proving.map(({ name }) => name)),
    styles.map(code).join(', '),
  ];
}

/** The first of some names, and how many more there are. */
function some(names: readonly string[]): string {
  const more = names.length - maxNamed;
  return `${names.slice(0, maxNamed).map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
