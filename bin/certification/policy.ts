import { dirname, resolve } from 'node:path';
import { conformanceClasses } from '../../contract/classes.js';
import { supplierApi } from '../../contract/description.js';
import { requirements, sendUpdate } from '../../contract/requirements/index.js';
import { sha256 } from '../../harness/report/bundle/keys.js';
import { readDataFile, type DataFileKind } from '../reports/data-file.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';
import type { Waiver } from './certificate.js';
import { endOf } from './dates.js';

/** The policy by which a certifier issues certificates. */
export interface Policy {
  readonly certifier: { readonly name: string; readonly id: string };
  /** Paths, complete. */
  readonly trust?: string;
  readonly revocations?: string;
  /** The ids of the classes that have to pass. */
  readonly classes: readonly string[];
  readonly kcis: boolean;
  readonly minRuns: number;
  readonly suiteVersions: readonly string[];
  readonly specificationDigests: readonly string[];
  readonly maxEvidenceAgeDays: number;
  readonly validityDays: number;
  readonly allowReference: boolean;
  readonly waivers: readonly Waiver[];
  /** The digest of the file, hex. */
  readonly digest: string;
}

const kind: DataFileKind = {
  name: 'policy',
  schema: 'config/certification/certifier.schema.json',
  hint: 'A policy has certifier, classes, kcis, minRuns, suiteVersions, maxEvidenceAgeDays and validityDays; each of its waivers has supplier, class, requirement, operations, owner, reason and expires.',
};

type WrittenPolicy = Omit<Policy, 'digest' | 'specificationDigests' | 'allowReference' | 'waivers'> &
  Partial<Pick<Policy, 'specificationDigests' | 'allowReference' | 'waivers'>>;

/**
 * Reads a policy.
 * @throws UsageError when it cannot be read, is not valid, or names a class, a requirement or an operation that does not exist
 */
export async function readPolicy(file: string): Promise<Policy> {
  const { content, bytes } = await readDataFile<WrittenPolicy>(file, kind);
  const { waivers = [], specificationDigests = [supplierApi.digest], allowReference = false, ...rest } = content;
  const known = (what: string, name: string, names: readonly string[]) => {
    if (!names.includes(name))
      throw new UsageError(`The policy ${file} is not valid: there is no ${what} ${name}.${nearest(name, names)}`);
  };
  const { classes } = conformanceClasses();
  const ids = classes.map(({ id }) => id);
  for (const id of rest.classes) known('class', id, ids);
  for (const waiver of waivers) {
    known('class', waiver.class, ids);
    known('requirement', waiver.requirement, Object.keys(requirements));
    const operations = classes.flatMap((each) => (each.id === waiver.class ? [...each.operations, sendUpdate] : []));
    for (const operation of waiver.operations) known(`operation of the class ${waiver.class}`, operation, operations);
    if (endOf(waiver.expires) === undefined)
      throw new UsageError(
        `The policy ${file} is not valid: ${waiver.expires}, at which a waiver expires, is not a date.`,
      );
  }
  const located = (path: string) => resolve(dirname(file), path);
  return {
    ...rest,
    ...(rest.trust !== undefined && { trust: located(rest.trust) }),
    ...(rest.revocations !== undefined && { revocations: located(rest.revocations) }),
    specificationDigests,
    allowReference,
    waivers,
    digest: sha256(bytes),
  };
}
