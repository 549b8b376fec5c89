import { everyAnswer } from '../../harness/oracles/judgement.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { sourceOf } from '../../harness/authoring/source-line.js';
import { code, generatedFrom, page, prose } from '../markdown.js';

/** Every test purpose, by area and operation. */
export function testPurposes(purposes: readonly TestPurpose[]): string {
  const areas = [...new Set(purposes.map(({ area }) => area))];
  return page([
    generatedFrom('suites and properties'),
    '# Test purposes',
    `What the ${purposes.length} test cases of a full run are to find out. An id never changes and is never used again. ` +
      '“Short run” marks what `--mode smoke` examines.',
    `Besides the requirements that it names, each test case holds every answer that it gets against ${everyAnswer.map(code).join(', ')}.`,
    ...areas.flatMap((area) => [`## ${area}`, ...ofArea(purposes.filter((purpose) => purpose.area === area))]),
  ]);
}

function ofArea(purposes: readonly TestPurpose[]): string[] {
  const operations = [...new Set(purposes.map(({ operation }) => operation))];
  return operations.flatMap((operation) => {
    const own = purposes.filter((purpose) => purpose.operation === operation);
    return [`### ${code(operation)}`, `${own.length} test purposes.`, own.map(entry).join('\n')];
  });
}

function entry(purpose: TestPurpose): string {
  const { id, title, kind, smoke, requirements } = purpose;
  const { file, line } = sourceOf(purpose);
  const shared: readonly string[] = everyAnswer;
  const own = requirements.filter((requirement) => !shared.includes(requirement));
  const marks = [...(kind === 'example' ? [] : [kind]), ...(smoke ? ['short run'] : [])];
  return [
    `- ${code(id)}: ${prose(title)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`,
    ...(own.length > 0 ? [`  <br>${own.join(', ')}`] : []),
    ...(file === undefined ? [] : [`  <br>${code(`${file}:${line}`)}`]),
  ].join('\n');
}
