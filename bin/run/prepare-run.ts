import type { ReadDescription } from '../../config/description/read-description.js';
import { proxySecrets, secretsOf } from '../../config/secrets.js';
import type { RunSettings } from '../../harness/session/settings.js';
import type { RunArguments } from '../options/run-options.js';
import { checkClasses, requestedClasses } from '../options/class-options.js';
import type { Selection } from './selection-options.js';
import { useSpecification } from './specification.js';
import { useSuites } from './suites.js';
import { targetOf, type TargetOptions } from './target.js';
import { UsageError } from '../terminal/usage-error.js';

/** What has to be known before a run: all but the folder that it writes to. */
export interface PreparedRun {
  readonly settings: Omit<RunSettings, 'exchangesFile' | 'ledgerFile'>;
  /** Sentences about what is allowed but unwise. */
  readonly warnings: readonly string[];
  /** What of the description is not examined as it is written. */
  readonly aside: Pick<ReadDescription, 'leftOut' | 'notes'>;
  /** Ends the embedded supplier, if that is the target. */
  readonly close: () => Promise<void>;
}

export type PreparationOptions = TargetOptions &
  Pick<RunArguments, 'spec' | 'suites' | 'mode' | 'seed'> &
  Partial<Pick<RunArguments, 'class'>>;

/**
 * Finds the supplier and what to examine of it.
 * @param select chooses test purposes, once it is known which there are
 * @throws UsageError, ProfileError, DescriptionError or SuiteError before any traffic
 */
export async function prepareRun(
  options: PreparationOptions,
  select: () => Promise<Selection> | Selection,
): Promise<PreparedRun> {
  if (options.reference === true && options.mode === 'certify')
    throw new UsageError('--mode certify examines a real supplier: drop --reference and give --base-url.');
  const warnings: string[] = [];
  const description = await useSpecification(options.spec, options, (warning) => warnings.push(warning));
  const ownSuites = await ownSuitesOf(options);
  const selection = await select();
  checkClasses(options);
  const target = await targetOf(options);
  const classes = requestedClasses(options, target.profile);
  return {
    settings: {
      ...selection,
      ...(classes && { classes }),
      profile: target.profile,
      ...(description && { description: description.source }),
      ...(ownSuites && { ownSuites }),
      assumed: target.assumed,
      ...(options.reference === true && { reference: true }),
      secrets: [...new Set([...target.secrets, ...secretsOf(target.profile), ...proxySecrets(process.env)])],
      seed: options.seed ?? Math.floor(Math.random() * 2 ** 31),
    },
    warnings: [...warnings, ...target.warnings],
    aside: { leftOut: description?.leftOut ?? [], notes: description?.notes ?? [] },
    close: () => target.close(),
  };
}

/** @throws UsageError in certify mode: a certificate rests on the requirements of the documents alone */
async function ownSuitesOf({ suites, mode }: Pick<RunArguments, 'suites' | 'mode'>) {
  if (suites !== undefined && mode === 'certify')
    throw new UsageError('--mode certify rests on the requirements of the documents alone: drop --suites.');
  return useSuites(suites);
}
