import { visible, visibleJson } from '../../reporters/terminal-text.js';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { specOption, suitesOption } from '../options/run-options.js';
import { useSpecification } from '../run/specification.js';
import { useSuites } from '../run/suites.js';
import { checkAreas } from '../run/selection-options.js';
import { requirementsInForce } from '../../contract/requirements-in-force.js';
import type { Requirement } from '../../contract/requirements/index.js';

const listOptions = {
  what: {
    type: 'string',
    choices: ['requirements', 'test-purposes'] as const,
    describe: 'Only one of the two',
  },
  area: { type: 'string', array: true, describe: 'Only test purposes of these areas' },
  spec: specOption,
  suites: suitesOption,
  json: { type: 'boolean', default: false, describe: 'As JSON, for other programs' },
} as const;

type ListArguments = InferredOptionTypes<typeof listOptions>;

export const listCommand: CommandModule<object, ListArguments> = {
  command: 'list [what]',
  describe: 'List requirements and test purposes',
  builder: (command) =>
    command
      .positional('what', listOptions.what)
      .options({ area: listOptions.area, spec: specOption, suites: suitesOption, json: listOptions.json })
      .requiresArg(['spec', 'suites'])
      .config(fromEnvironment(process.env, { spec: specOption, suites: suitesOption }))
      .example('$0 list requirements', 'what a supplier must do')
      .example('$0 list test-purposes --json', 'every test purpose, for a program') as never,
  handler: list,
};

async function list({ what, area = [], json, spec, suites }: ListArguments): Promise<void> {
  await useSpecification(spec);
  await useSuites(suites);
  checkAreas(area);
  const { listedPurposes } = await import('../../harness/engine/listed-purposes.js');
  const purposes = (await listedPurposes())
    .filter((purpose) => area.length === 0 || area.includes(purpose.area))
    .map(({ sharesRequest: _, ...purpose }) => purpose);
  const requirements = requirementsInForce();
  const wantsRequirements = what !== 'test-purposes';
  const wantsPurposes = what !== 'requirements';
  const output = json
    ? visibleJson(
        {
          ...(wantsRequirements && { requirements: Object.fromEntries(requirements) }),
          ...(wantsPurposes && { testPurposes: purposes }),
        },
        2,
      )
    : [
        ...(wantsRequirements ? ['Requirements', ...[...requirements].map(requirementLine), ''] : []),
        ...(wantsPurposes
          ? ['Test purposes', ...purposes.map(({ id, title, operation }) => `  ${id}\n      ${operation}: ${title}`)]
          : []),
      ].join('\n');
  process.stdout.write(`${(json ? output : visible(output)).trimEnd()}\n`);
}

function requirementLine([id, { level, statement }]: readonly [string, Requirement]): string {
  return `  ${id} (${level})\n      ${statement}`;
}
