import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeeperThan } from '../../harness/json/bounded-json.js';
import { shippedValidator } from '../../harness/json/shipped-schemas.js';
import { messageOf } from '../../harness/report/errors.js';
import type { Evidenced } from '../../harness/report/merge-reports.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { UsageError } from '../terminal/usage-error.js';

/** A report of every test case with the longest texts is far smaller. */
const maxBytes = 256 * 1024 * 1024;

/** What a report quotes is not nested deeper than 100 levels. */
const deepest = 200;

/**
 * A run report from its file, or from the folder that has it as report.json.
 * @throws UsageError when it does not exist or does not follow its schema
 */
export async function readReport(path: string): Promise<RunReport> {
  const file = await reportFile(path);
  let document: unknown;
  try {
    document = JSON.parse((await readOrdinaryFile(file, maxBytes)).toString('utf8'));
  } catch (cause) {
    throw new UsageError(`The report ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
  return validReport(document, file);
}

/**
 * A document as the run report that it is.
 * @param file what to call it
 * @throws UsageError when it does not follow the schema of reports
 */
export function validReport(document: unknown, file: string): RunReport {
  if (isDeeperThan(document, deepest))
    throw new UsageError(
      `${file} is not a run report of fibre-cafe-conformance: it is nested deeper than ${deepest} levels.`,
    );
  if ((document as { readonly kind?: unknown } | null)?.kind === 'traffic-judgement')
    throw new UsageError(
      `${file} is what judge found in recorded traffic, and no report of a run. Nothing can be rendered, compared or certified from it.`,
    );
  const version = (document as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (version === 1)
    throw new UsageError(
      `${file} was written by an earlier version of fibre-cafe-conformance (schemaVersion 1; this version reads 2). Run again, or use the version that wrote it.`,
    );
  const validate = shippedValidator<RunReport>('harness/report/run-report.schema.json');
  if (validate(document)) return document;
  const [error] = validate.errors ?? [];
  throw new UsageError(
    `${file} is not a run report of fibre-cafe-conformance: ${error?.instancePath ?? ''} ${error?.message ?? ''}.`,
  );
}

/**
 * The same, with the exchanges that stand in exchanges.ndjson beside it; none if that is not there.
 * @throws UsageError as above
 */
export async function readEvidenced(path: string): Promise<Evidenced> {
  const report = await readReport(path);
  return { report, exchanges: exchangesIn(join(dirname(await reportFile(path)), 'exchanges.ndjson')) };
}

/** The file of a report that is named by itself or by its folder. */
export async function reportFile(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, 'report.json') : path;
}
