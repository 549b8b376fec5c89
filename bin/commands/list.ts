import type { CommandModule, InferredOptionTypes } from 'yargs';
import { checkAreas } from '../selection-options.js';
import { requirementIds, requirements } from '../../contract/requirements/index.js';

const listOptions = {
  what: {
    type: 'string',
    choices: ['requirements', 'test-purposes'] as const,
    describe: 'Only one of the two',
  },
  area: { type: 'string', array: true, describe: 'Only test purposes of these areas' },
  json: { type: 'boolean', default: false, describe: 'As JSON, for other programs' },
} as const;

type ListArguments = InferredOptionTypes<typeof listOptions>;

export const listCommand: CommandModule<object, ListArguments> = {
  command: 'list [what]',
  describe: 'List requirements and test purposes',
  builder: (command) =>
    command
      .positional('what', listOptions.what)
      .options({ area: listOptions.area, json: listOptions.json })
      .example('$0 list requirements', 'what a supplier is held against')
      .example('$0 list test-purposes --json', 'every test purpose, for a program') as never,
  handler: list,
};

async function list({ what, area = [], json }: ListArguments): Promise<void> {
  checkAreas(area);
  const { allPurposes } = await import('../../harness/suite-files.js');
  const purposes = (await allPurposes())
    .filter((purpose) => area.length === 0 || area.includes(purpose.area))
    .map(({ body: _, ...purpose }) => purpose);
  const wantsRequirements = what !== 'test-purposes';
  const wantsPurposes = what !== 'requirements';
  const output = json
    ? JSON.stringify(
        { ...(wantsRequirements && { requirements }), ...(wantsPurposes && { testPurposes: purposes }) },
        null,
        2,
      )
    : [
        ...(wantsRequirements ? ['Requirements', ...requirementIds.map(requirementLine), ''] : []),
        ...(wantsPurposes
          ? ['Test purposes', ...purposes.map(({ id, title, operation }) => `  ${id}\n      ${operation}: ${title}`)]
          : []),
      ].join('\n');
  process.stdout.write(`${output.trimEnd()}\n`);
}

function requirementLine(id: (typeof requirementIds)[number]): string {
  const { level, statement } = requirements[id];
  return `  ${id} (${level})\n      ${statement}`;
}
