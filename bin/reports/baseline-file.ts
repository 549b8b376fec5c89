import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { packageRoot } from '../../contract/package-root.js';
import type { KnownFailure } from '../../harness/report/baseline.js';
import { messageOf } from '../../harness/report/errors.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * The known failures of a baseline, YAML or JSON.
 * @throws UsageError when it cannot be read, breaks its schema, or names a test case twice or one that does not exist
 */
export async function readBaseline(file: string): Promise<readonly KnownFailure[]> {
  const { knownFailures } = await validBaseline(file);
  const known = (await allPurposes()).map(({ id }) => id);
  const seen = new Set<string>();
  for (const { id, expires } of knownFailures) {
    const date = new Date(`${expires}T00:00:00Z`);
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== expires)
      throw new UsageError(`${file}: ${expires}, at which ${id} expires, is not a date.`);
    if (seen.has(id)) throw new UsageError(`${file}: ${id} is named twice.`);
    if (!known.includes(id)) throw new UsageError(`${file}: ${id} is not a test case.${nearest(id, known)}`);
    seen.add(id);
  }
  return knownFailures;
}

async function validBaseline(file: string): Promise<{ readonly knownFailures: readonly KnownFailure[] }> {
  let document: unknown;
  try {
    document = parse(await readFile(file, 'utf8'), { maxAliasCount: 0 });
  } catch (cause) {
    throw new UsageError(`The baseline ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
  const schema = JSON.parse(await readFile(join(packageRoot, 'config/baseline.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020().compile<{ readonly knownFailures: readonly KnownFailure[] }>(schema);
  if (validate(document)) return document;
  const [error] = validate.errors ?? [];
  const unknown = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  throw new UsageError(
    `The baseline ${file} is not valid: ${error?.instancePath || 'it'} ${error?.message ?? ''}${unknown === undefined ? '' : ` (${unknown})`}. Each of knownFailures has id, owner, reason and expires.`,
  );
}
