import type { CommandModule } from 'yargs';
import { visible } from '../../reporters/terminal-text.js';
import { describesSupplierApi } from '../../contract/description.js';
import { requirementsInForce } from '../../contract/requirements-in-force.js';
import type { Requirement, RequirementId } from '../../contract/requirements/index.js';
import { sentences } from '../../contract/sentences/index.js';
import type { ListedPurpose } from '../../harness/engine/listed-purposes.js';
import type { Fault } from '../../simulator/index.js';
import { fromEnvironment } from '../options/environment.js';
import { nearest } from '../terminal/nearest.js';
import { specOption, suitesOption } from '../options/run-options.js';
import { useSpecification } from '../run/specification.js';
import { useSuites } from '../run/suites.js';
import { UsageError } from '../terminal/usage-error.js';

interface ExplainArguments {
  readonly spec: string | undefined;
  readonly suites: string | undefined;
  readonly id: string;
}

/** How many test purposes, and how many sentences, of a requirement are shown. */
const shownPurposes = 12;
const shownSentences = 4;

export const explainCommand: CommandModule<object, ExplainArguments> = {
  command: 'explain <id>',
  describe: 'Explain a requirement or test purpose: source, how it is judged, an example',
  builder: (command) =>
    command
      .positional('id', { type: 'string', demandOption: true, describe: 'The id of a requirement or test purpose' })
      .options({ spec: specOption, suites: suitesOption })
      .requiresArg(['spec', 'suites'])
      .config(fromEnvironment(process.env, { spec: specOption, suites: suitesOption }))
      .example('$0 explain API-REQUEST-ID', 'a requirement')
      .example('$0 explain create-problem.plain', 'a test purpose'),
  handler: explain,
};

async function explain({ id, spec, suites }: ExplainArguments): Promise<void> {
  await useSpecification(spec);
  await useSuites(suites);
  const { listedPurposes } = await import('../../harness/engine/listed-purposes.js');
  const { faults } = await import('../../simulator/index.js');
  const purposes = await listedPurposes();
  const purpose = purposes.find((candidate) => candidate.id === id);
  const inForce = requirementsInForce();
  const requirement = inForce.get(id as RequirementId);
  if (!purpose && !requirement) {
    const known = [...inForce.keys(), ...purposes.map((candidate) => candidate.id)];
    throw new UsageError(`${id} is not a requirement or test purpose.${nearest(id, known)} See \`list\`.`);
  }
  const lines = purpose
    ? explainPurpose(purpose, inForce)
    : explainRequirement(
        id as RequirementId,
        requirement as Requirement,
        purposes,
        describesSupplierApi() ? faults : [],
      );
  process.stdout.write(visible(`${lines.join('\n')}\n`));
}

function explainPurpose(
  { id, title, kind, area, operation, requirements: checked, file, line }: ListedPurpose,
  inForce: ReadonlyMap<RequirementId, Requirement>,
): string[] {
  return [
    `${id}: ${title}`,
    `  kind        ${kind}`,
    `  area        ${area}`,
    `  operation   ${operation}`,
    ...(file === undefined ? [] : [`  defined in  ${file}:${line ?? 1}`]),
    `  run it      fibre-cafe-conformance run --only ${id} --base-url URL`,
    '  checks',
    ...checked.map((checkedId) => {
      const { level = '', statement = '' } = inForce.get(checkedId) ?? {};
      return `    ${checkedId} (${level}): ${statement}`;
    }),
  ];
}

/** What `explain` prints about a requirement, line by line. */
export function explainRequirement(
  id: RequirementId,
  requirement: Requirement,
  purposes: readonly ListedPurpose[],
  faults: readonly Fault[],
): string[] {
  const { level, statement, source, sureness, reading, operations, judgedBy, notTestedBecause } = requirement;
  const checking = purposes.filter((purpose) => purpose.requirements.includes(id));
  const example = faults.find((fault) => fault.requirement === id);
  return [
    `${id} (${level}): ${statement}`,
    `  source      ${source}${describesSupplierApi() ? ` (${sureness})` : ''}`,
    ...(describesSupplierApi() ? restsOn(id, requirement) : []),
    ...(reading === undefined ? [] : [`  reading     ${reading}`]),
    `  judged      ${judgedBy}`,
    `  operations  ${operations.join(', ')}`,
    ...(example ? [`  example     ${example.description}`, `              simulate --fault ${example.name}`] : []),
    ...(notTestedBecause === undefined ? [] : [`  not tested  ${notTestedBecause}`]),
    ...(checking.length > 0 ? [`  checked by  ${checking.length} test purposes`] : []),
    ...checking.slice(0, shownPurposes).map((purpose) => `    ${purpose.id}: ${purpose.title}`),
    ...(checking.length > shownPurposes ? [`    and ${checking.length - shownPurposes} more`] : []),
  ];
}

/** The sentences of the documents that led to a requirement: first those of its own source, and of them the narrowest. */
function restsOn(id: RequirementId, { source }: Requirement): string[] {
  const led = Object.values(sentences)
    .filter(({ requirements }) => requirements.includes(id))
    .toSorted(
      (a, b) =>
        Number(b.source === source) - Number(a.source === source) || a.requirements.length - b.requirements.length,
    );
  const more = led.length - shownSentences;
  return led
    .slice(0, shownSentences)
    .map(
      ({ says, sureness }, index) =>
        `  ${index === 0 ? 'rests on  ' : '          '}  \u201c${says}\u201d (${sureness})`,
    )
    .concat(more > 0 ? [`              and ${more} more sentences`] : []);
}
