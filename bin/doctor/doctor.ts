import { checkVariables } from '../run/check-variables.js';
import { UsageError } from '../terminal/usage-error.js';
import { secretsOf } from '../../config/secrets.js';
import type { Check } from './check.js';
import { checkSurroundings } from './connection-checks.js';
import { styled, visible, wrap } from '../../reporters/terminal-text.js';
import type { DoctorArguments } from './options.js';
import { targetOf } from '../run/target.js';

/**
 * Checks what a run needs, one thing after the other, and says who must do what where something is missing.
 * @throws UsageError or ProfileError when the profile itself is wrong
 */
export async function checkConnections(options: DoctorArguments): Promise<void> {
  await checkVariables(options.profile);
  if (options['base-url'] === undefined && options.profile === undefined)
    throw new UsageError('Say what to examine: --profile FILE or --base-url URL.');
  const target = await targetOf({
    rate: undefined,
    concurrency: undefined,
    runs: undefined,
    'kci-timeout': undefined,
    ...options,
  });
  try {
    for (const warning of target.warnings) process.stderr.write(`warning: ${visible(warning)}\n`);
    print({ name: 'profile', outcome: 'ok', message: `It is valid, and names ${target.profile.supplier.baseUrl}.` });
    let ready = true;
    const secrets = [...target.secrets, ...secretsOf(target.profile)];
    for await (const check of checkSurroundings(target.profile, secrets)) {
      print(check);
      if (check.outcome === 'wrong') ready = false;
    }
    process.stdout.write(ready ? 'Ready for a run.\n' : 'Not ready for a run.\n');
    process.exitCode = ready ? 0 : 2;
  } finally {
    await target.close();
  }
}

const signs = { ok: ['ok   ', 'green'], wrong: ['WRONG', 'red'], unsure: ['?    ', 'yellow'] } as const;

function print({ name, outcome, message, todo }: Check): void {
  const layout = { colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '', width: 100 };
  const [sign, style] = signs[outcome];
  const [first = '', ...more] = wrap(message, layout.width - 18);
  const lines = [
    `${styled(sign, style, layout)}  ${visible(name).padEnd(10)} ${first}`,
    ...more.map((line) => ' '.repeat(18) + line),
    ...(todo === undefined ? [] : wrap(`-> ${todo}`, layout.width - 18).map((line) => ' '.repeat(18) + line)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
