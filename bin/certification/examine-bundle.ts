import { checkBundle, type BundleFiles, type Manifest } from '../../harness/report/bundle/evidence-bundle.js';
import { contradictionsIn } from '../../harness/report/bundle/contradictions.js';
import { isDecided } from '../../harness/report/scope/scope.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { readArchive, type ReadBundle } from '../reports/bundle-archive.js';
import { validReport } from '../reports/read.js';
import { packageVersion } from '../terminal/package-version.js';
import { UsageError } from '../terminal/usage-error.js';
import { timeText } from './dates.js';
import { judgeSignature, recallProblems, type Judges, type SignatureJudgement } from './origin.js';
import type { Problem } from './problem.js';
import { outcomeOf, signerOf, type Verification } from './verification.js';

/** A bundle with what is found out about it. */
export interface ExaminedBundle {
  readonly verification: Verification;
  /** What it holds; undefined when it was changed, or its report is of a version that this one does not read. */
  readonly evidence?: Evidence;
}

/** The contents of a bundle that was not changed; whom it comes from is another matter. */
export interface Evidence {
  readonly manifest: Manifest;
  readonly report: RunReport;
  readonly files: BundleFiles;
}

/** What is found out about a bundle itself: it does not depend on trust, revocations or dates. */
export interface FoundInBundle {
  /** One sentence for each thing that is not as it was written. */
  readonly changes: readonly string[];
  /** What it says that it found; undefined when it has no manifest that can be read. */
  readonly said?: NonNullable<Verification['evidence']>;
  /** The key that signed it, as its fingerprint. */
  readonly signedBy?: string;
  /** The requirements that the run decided. */
  readonly decided: readonly string[];
}

/** A bundle that was looked at, and not judged yet. */
export interface InspectedBundle extends Pick<ExaminedBundle, 'evidence'> {
  readonly found: FoundInBundle;
}

/**
 * Finds out whether a bundle was changed, who signed it, and whether it is in force.
 * @throws UsageError when it cannot be read
 */
export async function examineBundle(path: string, judges: Judges): Promise<ExaminedBundle> {
  const { found, evidence } = inspectBundle(await readArchive(path));
  return { verification: judgeBundle(path, found, judges), ...(evidence && { evidence }) };
}

/** Finds out whether a bundle was changed, and which key signed it. */
export function inspectBundle({ files, intact, damage }: ReadBundle): InspectedBundle {
  if (damage !== undefined) return { found: { changes: [`The archive cannot be read: ${damage}.`], decided: [] } };
  const { problems, manifest, report, signedBy } = checkBundle(files);
  const changes = [...problems, ...(intact ? [] : ['The archive is not as it was written.'])];
  if (!manifest) return { found: { changes, decided: [] } };
  const { files: _, durationMs: __, ...said } = manifest;
  const decided = report ? decidedRequirements(report) : [];
  const valid = changes.length === 0 ? asReport(report) : undefined;
  const contradictions = valid ? contradictionsIn(valid) : unreadOfThisVersion(changes, manifest);
  return {
    found: { changes: [...changes, ...contradictions], said, decided, ...(signedBy !== undefined && { signedBy }) },
    ...(valid && contradictions.length === 0 && { evidence: { manifest, report: valid, files } }),
  };
}

/** A report of another version may be one that this version does not read; one of this version is not. */
function unreadOfThisVersion(changes: readonly string[], { suite }: Manifest): readonly string[] {
  return changes.length === 0 && suite.version === packageVersion
    ? [`report.json is not one that version ${packageVersion} writes.`]
    : [];
}

/** Judges what was found in a bundle. */
export function judgeBundle(path: string, found: FoundInBundle, judges: Judges): Verification {
  const { said, signedBy } = found;
  const changes = found.changes.map((sentence): Problem => ({ kind: 'changed', sentence }));
  if (!said) return unusable(path, changes);
  const judgement = judge(said, found, judges);
  return {
    path,
    kind: 'bundle',
    integrity: changes.length > 0 ? 'changed' : 'intact',
    origin: judgement.origin,
    signer: signedBy === undefined ? null : signerOf(signedBy, judgement.key),
    supplier: said.target.supplier,
    evidence: said,
    validUntil: judgement.key?.validUntil === undefined ? null : timeText(judgement.key.validUntil),
    ...outcomeOf({ ...judgement, problems: [...changes, ...judgement.problems] }),
  };
}

/** The report as this version reads it; undefined where it is of a version that this one does not read. */
function asReport(report: unknown): RunReport | undefined {
  try {
    return validReport(report, 'report.json');
  } catch (thrown) {
    if (thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}

function judge(
  { suite, target, endedAt }: NonNullable<FoundInBundle['said']>,
  { signedBy, decided }: FoundInBundle,
  judges: Judges,
): SignatureJudgement {
  const recalled = recallProblems(suite.version, decided, judges);
  if (signedBy === undefined) {
    const unsigned: Problem[] = judges.wantedKey ? [{ kind: 'wrong-key', sentence: 'It is not signed.' }] : [];
    return { origin: 'unsigned', problems: [...unsigned, ...recalled] };
  }
  const judgement = judgeSignature(
    { fingerprint: signedBy, role: 'supplier', supplier: target.supplier, signedAt: Date.parse(endedAt) },
    judges,
  );
  return { ...judgement, problems: [...judgement.problems, ...recalled] };
}

/** The requirements that a run decided, whichever way: what it says rests on them. */
function decidedRequirements({ requirements }: Pick<RunReport, 'requirements'>): readonly string[] {
  // The report of an earlier version is not checked against its schema.
  return Array.isArray(requirements) ? requirements.filter(isDecided).map(({ id }) => id) : [];
}

function unusable(path: string, problems: readonly Problem[]): Verification {
  return {
    path,
    kind: 'bundle',
    integrity: 'changed',
    origin: 'unknown',
    signer: null,
    validUntil: null,
    ...outcomeOf({ origin: 'unknown', problems }),
  };
}
