import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { baselineOf, nameOf, type KnownFailure } from '../../harness/report/baseline.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { listedPurposes } from '../../harness/engine/listed-purposes.js';
import type { RunReport } from '../../harness/report/run-report.js';
import type { BaselineWriting } from '../options/baseline-options.js';
import { readDataFile, type DataFileKind } from './data-file.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

const baselineKind: DataFileKind = {
  name: 'baseline',
  schema: 'config/baseline.schema.json',
  hint: 'Each of knownFailures has owner, reason and expires, and either id or requirement and operation. See docs/reports.md.',
};

/**
 * The known failures of a baseline, YAML or JSON.
 * @throws UsageError when it cannot be read, breaks its schema, or has an entry twice or of something unknown
 */
export async function readBaseline(file: string): Promise<readonly KnownFailure[]> {
  const { knownFailures } = await validBaseline(file);
  const purposes = await listedPurposes();
  const known = {
    'a test case': purposes.map(({ id }) => id),
    'a requirement that is tested': purposes.flatMap(({ requirements }) => requirements as readonly string[]),
    'an operation that is tested': purposes.map(({ operation }) => operation as string),
  };
  const seen = new Set<string>();
  const refuseUnknown = (what: keyof typeof known, name: string) => {
    if (!known[what].includes(name))
      throw new UsageError(`${file}: ${name} is not ${what}.${nearest(name, [...new Set(known[what])])}`);
  };
  for (const entry of knownFailures) {
    const name = nameOf(entry);
    if (!isDate(entry.expires))
      throw new UsageError(`${file}: ${entry.expires}, at which ${name} expires, is not a date.`);
    if (seen.has(name)) throw new UsageError(`${file}: ${name} is named twice.`);
    if ('id' in entry) refuseUnknown('a test case', entry.id);
    else {
      refuseUnknown('a requirement that is tested', entry.requirement);
      refuseUnknown('an operation that is tested', entry.operation);
    }
    seen.add(name);
  }
  return knownFailures;
}

/**
 * Writes a baseline that knows every failure of a run. Entries of the file that still hold stay as they are.
 * @param today YYYY-MM-DD
 * @returns one sentence about what was written
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function writeBaseline(
  report: RunReport,
  { file, owner, expires, entries }: BaselineWriting & { readonly entries: readonly KnownFailure[] },
  today: string,
): Promise<string> {
  const knownFailures = baselineOf(report, entries, { owner, expires, today });
  const added = knownFailures.filter((entry) => !entries.includes(entry)).length;
  const removed = entries.filter((entry) => !knownFailures.includes(entry)).length;
  try {
    await writeFile(file, textOf(file, knownFailures));
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The baseline ${file} cannot be written (${messageOf(cause)}).`, {
      cause,
    });
  }
  return `Baseline: ${knownFailures.length} known failures in ${file} (${added} added, ${removed} removed).`;
}

/** The entries that a baseline has before it is written again; none where the file is not there. */
export async function entriesBefore(file: string): Promise<readonly KnownFailure[]> {
  return existsSync(file) ? readBaseline(file) : [];
}

function textOf(file: string, knownFailures: readonly KnownFailure[]): string {
  const document = { knownFailures };
  if (file.endsWith('.json')) return `${JSON.stringify(document, null, 2)}\n`;
  return `# yaml-language-server: $schema=./node_modules/fibre-cafe-conformance/config/baseline.schema.json
# Known failures. Check each reason, owner and date before you commit this file.
${stringify(document, { lineWidth: 0 })}`;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

async function validBaseline(file: string): Promise<{ readonly knownFailures: readonly KnownFailure[] }> {
  return (await readDataFile<{ readonly knownFailures: readonly KnownFailure[] }>(file, baselineKind)).content;
}
