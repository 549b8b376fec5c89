import type { CommandModule } from 'yargs';
import {
  isRequirementId,
  requirementIds,
  requirements,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/purpose.js';
import type { Fault } from '../../simulator/index.js';
import { nearest } from '../nearest.js';
import { UsageError } from '../usage-error.js';

interface ExplainArguments {
  readonly id: string;
}

/** How many test purposes of a requirement are shown. */
const shownPurposes = 12;

export const explainCommand: CommandModule<object, ExplainArguments> = {
  command: 'explain <id>',
  describe: 'Explain a requirement or test purpose: source, how it is judged, an example',
  builder: (command) =>
    command
      .positional('id', { type: 'string', demandOption: true, describe: 'The id of a requirement or test purpose' })
      .example('$0 explain API-REQUEST-ID', 'a requirement')
      .example('$0 explain create-problem.plain', 'a test purpose'),
  handler: explain,
};

async function explain({ id }: ExplainArguments): Promise<void> {
  const { allPurposes } = await import('../../harness/suite-files.js');
  const { faults } = await import('../../simulator/index.js');
  const purposes = await allPurposes();
  const purpose = purposes.find((candidate) => candidate.id === id);
  if (!purpose && !isRequirementId(id)) {
    const known = [...requirementIds, ...purposes.map((candidate) => candidate.id)];
    throw new UsageError(`${id} is no requirement or test purpose.${nearest(id, known)} See \`list\`.`);
  }
  const lines = purpose ? explainPurpose(purpose) : explainRequirement(id as RequirementId, purposes, faults);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function explainPurpose({ id, title, kind, area, operation, requirements: checked }: TestPurpose): string[] {
  return [
    `${id}: ${title}`,
    `  kind        ${kind}`,
    `  area        ${area}`,
    `  operation   ${operation}`,
    `  run it      fibre-cafe-conformance run --only ${id} --base-url URL`,
    '  checks',
    ...checked.map(
      (requirement) =>
        `    ${requirement} (${requirements[requirement].level}): ${requirements[requirement].statement}`,
    ),
  ];
}

function explainRequirement(id: RequirementId, purposes: readonly TestPurpose[], faults: readonly Fault[]): string[] {
  const { level, statement, source, sureness, reading, operations, judgedBy, notTestedBecause } = requirements[id];
  const checking = purposes.filter((purpose) => purpose.requirements.includes(id));
  const example = faults.find((fault) => fault.requirement === id);
  return [
    `${id} (${level}): ${statement}`,
    `  source      ${source} (${sureness})`,
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
