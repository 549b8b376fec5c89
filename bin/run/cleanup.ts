import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { secretsOf } from '../../config/secrets.js';
import { leftoversOf, targetOfLedger } from '../../harness/session/ledger.js';
import { preflight } from '../../harness/session/preflight.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { Leftover } from '../../harness/report/run-report.js';
import { Session } from '../../harness/session/session.js';
import { exitCodes } from '../../harness/report/verdict.js';
import { normalBaseUrl } from '../../config/addresses.js';
import type { CleanupArguments } from '../options/run-options.js';
import { targetOf } from './target.js';
import { checkVariables } from './check-variables.js';
import { SuiteError } from '../../harness/report/errors.js';
import { visible } from '../../reporters/terminal-text.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Removes from a supplier what the ledger of an earlier run shows as still open, also after that run was killed. The
 * exit code is 0 when nothing is left, else that of an incomplete run.
 * @throws UsageError, ProfileError or SuiteError
 */
export async function cleanup(options: CleanupArguments): Promise<void> {
  await checkVariables(options.profile);
  const out = resolve(options.out);
  const ledgerFile = join(out, 'ledger.ndjson');
  if (!existsSync(ledgerFile))
    throw new UsageError(`There is no ledger in ${out}. Name the folder of reports of the run with --out.`);
  const before = leftoversOf(ledgerFile);
  if (before.length === 0) return print('Nothing of that run is left in the supplier.');
  const baseUrl = targetOfLedger(ledgerFile);
  const target = await targetOf({
    ...options,
    'base-url': options['base-url'] ?? (options.profile === undefined ? baseUrl : undefined),
    runs: undefined,
    'max-requests': undefined,
  });
  try {
    refuseAnotherSupplier(target.profile.supplier.baseUrl, baseUrl);
    for (const warning of target.warnings) process.stderr.write(`warning: ${visible(warning)}\n`);
    const secrets = [...new Set([...target.secrets, ...secretsOf(target.profile)])];
    await withoutSecrets(new Redactor(secrets), preflight(target.profile, secrets));
    const session = await Session.open({
      profile: target.profile,
      assumed: target.assumed,
      secrets,
      mode: 'full',
      seed: 0,
      areas: [],
      only: [],
      exchangesFile: join(out, 'cleanup.ndjson'),
      ledgerFile,
    });
    await session.close();
    conclude(before, leftoversOf(ledgerFile), new Redactor(secrets));
  } finally {
    await target.close();
  }
}

/** @throws SuiteError without the secrets that a server may have repeated in what it answered */
async function withoutSecrets<T>(redactor: Redactor, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof SuiteError)) throw thrown;
    throw new SuiteError(thrown.code, redactor.text(thrown.message), { cause: thrown });
  }
}

/** What one supplier gave no reference for must not be cancelled in another. */
function refuseAnotherSupplier(chosen: string, known: string | undefined): void {
  if (known === undefined || normalBaseUrl(known) === chosen) return;
  throw new UsageError(`The ledger is about ${known}, not about ${chosen}. Name the folder of another run with --out.`);
}

function conclude(before: readonly Leftover[], after: readonly Leftover[], redactor: Redactor): void {
  print(`Removed ${before.length - after.length} of ${before.length}.`);
  for (const { kind, id, supplierReference, reason } of after)
    print(
      redactor.sentence(
        `left: ${kind} ${id}${supplierReference === undefined ? '' : ` (${supplierReference})`}: ${reason}`,
      ),
    );
  process.exitCode = after.length === 0 ? 0 : exitCodes.incomplete;
}

function print(line: string): void {
  process.stdout.write(`${visible(line).replaceAll('\n', '\\n')}\n`);
}
