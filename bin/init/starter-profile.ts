import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { loadProfile } from '../../config/load.js';
import { messageOf } from '../../harness/report/errors.js';
import type { InitArguments } from './options.js';
import { defined, exampleAnswers, implementableAreas } from './starter-answers.js';
import { ask } from './starter-questions.js';
import { starterProfile } from './starter-text.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Writes a commented starter profile. On a terminal it asks for what no option says.
 * @throws UsageError when the file is there already, cannot be written, or an answer makes no valid profile
 */
export async function writeStarter({ out, force, ...given }: InitArguments): Promise<void> {
  if (existsSync(out) && !force)
    throw new UsageError(`${out} is there already. Name another with --out, or give --force.`);
  for (const area of given.area ?? [])
    if (!(implementableAreas as readonly string[]).includes(area))
      throw new UsageError(
        `There is no area ${area}.${nearest(area, implementableAreas)} The areas are ${implementableAreas.join(', ')}.`,
      );
  const answers =
    process.stdin.isTTY && process.stderr.isTTY ? await ask(given) : { ...exampleAnswers, ...defined(given) };
  const text = starterProfile(answers);
  loadProfile(text, out, { FCC_TOKEN: 'x', FCC_PASSWORD: 'x', FCC_CLIENT_SECRET: 'x', FCC_KCI_TOKEN: 'x' });
  try {
    await writeFile(out, text);
  } catch (cause) {
    throw new UsageError(`${out} cannot be written (${messageOf(cause)}).`, { cause });
  }
  process.stdout.write(
    `Written: ${out}. Next: fibre-cafe-conformance doctor --profile ${out}, then run --profile ${out} --mode smoke.\n`,
  );
}
