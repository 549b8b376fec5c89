import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { packageRoot } from '../contract/package-root.js';
import { isRequirementId } from '../contract/requirements/index.js';
import { allPurposes } from '../harness/engine/suite-files.js';
import { operations, type OperationFiles } from './recipe/operations.js';
import {
  behaviourOf,
  faultTable,
  probeEntry,
  requirementEntry,
  suiteFile,
  type NewPurpose,
} from './recipe/skeleton.js';

/**
 * Writes the skeleton of a test purpose: requirement, test purpose, fault, probe and permanent id. The skeleton is green
 * on the sound supplier and red on its fault as it stands: replace what it says step by step.
 *
 * Usage: `npm run new-purpose -- AREA ID [--on OPERATION] [--requirement ID]`
 */
class WrongUsage extends Error {}

const ids = 'selftest/suites/test-purpose-ids.txt';
const probes = 'selftest/simulator/purpose-probes.ts';

try {
  const purpose = await readArguments(process.argv.slice(2));
  for (const file of await write(purpose)) process.stdout.write(`${file}\n`);
  process.stdout.write(`Now run: npm run try -- ${purpose.id}\n`);
} catch (thrown) {
  if (!(thrown instanceof WrongUsage)) throw thrown;
  process.stderr.write(`error: ${thrown.message}\n`);
  process.exitCode = 2;
}

async function readArguments(given: readonly string[]): Promise<NewPurpose> {
  const { values: options, positionals } = parsed(given);
  const [area, id, ...rest] = positionals;
  if (area === undefined || id === undefined || rest.length > 0)
    throw new WrongUsage('Usage: npm run new-purpose -- AREA ID [--on OPERATION] [--requirement ID]');
  const operation = operationIn(area, options.on);
  if (!/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(id))
    throw new WrongUsage(
      `The id ${id} needs two parts or more, such as quote.currency: a-z, 0-9 and hyphens, joined by dots.`,
    );
  if ((await allPurposes()).some((purpose) => purpose.id === id) || listed().includes(id))
    throw new WrongUsage(`The id ${id} is taken. Ids are permanent, so choose another.`);
  const requirement = options.requirement ?? `${operation.prefix}-${behaviourOf(id).toUpperCase()}`;
  if (!/^[A-Z]+(-[A-Z0-9]+)+$/.test(requirement))
    throw new WrongUsage(`The requirement ${requirement} is not of the form ${operation.prefix}-SOME-WORDS.`);
  return { operation, id, requirement, isKnown: isRequirementId(requirement) };
}

function parsed(given: readonly string[]) {
  try {
    const options = { on: { type: 'string' }, requirement: { type: 'string' } } as const;
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch (thrown) {
    throw new WrongUsage(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function operationIn(area: string, name: string | undefined): OperationFiles {
  const known = operations.filter((operation) => operation.area === area);
  const chosen = known.find((operation) => name === undefined || operation.name === name);
  if (chosen) return chosen;
  if (known.length > 0)
    throw new WrongUsage(`The area ${area} has the operations ${known.map((each) => each.name).join(', ')}.`);
  const areas = [...new Set(operations.map((operation) => operation.area))];
  throw new WrongUsage(
    `There is no area ${area} with operations. There are ${areas.join(', ')}. KCIs are judged in harness/kci/oracles: see CONTRIBUTING.md.`,
  );
}

function listed(): readonly string[] {
  return read(ids)
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^# */, ''));
}

/** Writes every part, and returns the files that it wrote or changed. */
async function write(purpose: NewPurpose): Promise<readonly string[]> {
  const { operation, id, isKnown } = purpose;
  const suite = `suites/${operation.area}/${behaviourOf(id)}.suite.ts`;
  if (existsSync(join(packageRoot, suite)))
    throw new WrongUsage(`${suite} exists. Choose another id, or add the test purpose there by hand.`);
  const changes: (readonly [file: string, text: string])[] = [
    ...(isKnown ? [] : [[operation.requirements, withRequirement(read(operation.requirements), purpose)] as const]),
    [suite, suiteFile(purpose)],
    [operation.faults, before(read(operation.faults), '\n];\n', faultTable(purpose))],
    [probes, before(read(probes), '\n];\n', probeEntry(purpose))],
    [ids, `${read(ids).trimEnd()}\n${id}\n`],
  ];
  // All of them are formatted before the first is written, so that a mistake leaves nothing half done.
  const texts = await Promise.all(changes.map(([file, text]) => formatted(file, text)));
  for (const [index, [file]] of changes.entries()) writeFileSync(join(packageRoot, file), texts[index] ?? '');
  return changes.map(([file]) => file);
}

/** The table of requirements with one more at its end, and with the import of its operation. */
function withRequirement(text: string, purpose: NewPurpose): string {
  const { constant } = purpose.operation;
  const entered = before(text, '} as const satisfies Record<string, Requirement>', requirementEntry(purpose));
  return new RegExp(`import \\{[^}]*\\b${constant}\\b[^}]*\\} from './operations.js'`).test(entered)
    ? entered
    : entered.replace(/import \{/, `import { ${constant}, `);
}

/** A text with a part put before the mark that ends its last exported constant, on a line of its own. */
function before(text: string, mark: string, part: string): string {
  const place = text.indexOf(mark, text.lastIndexOf('export const'));
  if (place < 0) throw new Error(`There is no place for the new part: ${JSON.stringify(mark)} is missing.`);
  const start = mark.startsWith('\n') ? place + 1 : place;
  return text.slice(0, start) + part + text.slice(start);
}

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}

async function formatted(file: string, text: string): Promise<string> {
  if (!file.endsWith('.ts')) return text;
  return format(text, { ...(await resolveConfig(join(packageRoot, file))), parser: 'typescript' });
}
