import { isDeepStrictEqual } from 'node:util';
import type { RunReport, RunVerdict, Verdict } from '../run-report.js';
import { readStatement, statementBytes, subjectOf, type Resource } from './statement.js';

/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const testResultType = 'https://in-toto.io/attestation/test-result/v0.1';

/** The files that the statement of a run is about. */
const subjects = ['report.json', 'traffic.har', 'profile.json'];

/** The digests of the files (SHA-256, hex). */
type Digests = ReadonlyMap<string, { readonly sha256: string }>;

/** What the supplier signs: which test cases passed, with the scope of that. */
interface TestResult {
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  readonly configuration: readonly Resource[];
  readonly passedTests: readonly string[];
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
  /** An extension: a result without its scope says more than was examined. */
  readonly fibreCafeScope: ScopeExtension;
}

/** What the report says first, as the report has it. */
type ScopeExtension = Pick<
  RunReport,
  'suite' | 'target' | 'mode' | 'seed' | 'startedAt' | 'durationMs' | 'verdict' | 'headline' | 'scope' | 'classes'
>;

/** The statement of a run, as the payload of an envelope. It is about those of its three files that the bundle has. */
export function runStatement(report: RunReport, digests: Digests): Buffer {
  const present = subjects.flatMap((name) => {
    const found = digests.get(name);
    return found ? [subjectOf(name, found.sha256)] : [];
  });
  return statementBytes(testResultType, present, testResultOf(report));
}

/** One sentence for each thing in which the statement of a run differs from the files that it vouches for. */
export function checkRunStatement(payload: Uint8Array, report: RunReport, digests: Digests): readonly string[] {
  const statement = readStatement(payload, testResultType);
  if (!statement) return ['run.dsse.json does not hold the statement of a run.'];
  const named = new Map(statement.subject.map(({ name, digest }) => [name, digest.sha256]));
  const problems = subjects.flatMap((name) => {
    return named.get(name) === digests.get(name)?.sha256 ? [] : [`${name} is not the one that run.dsse.json is about.`];
  });
  return agrees(statement.predicate as Partial<TestResult>, plain(testResultOf(report)))
    ? problems
    : [...problems, 'run.dsse.json and report.json do not say the same.'];
}

/** Whether a statement says about a run what its report says. One of an earlier version may lack what came later. */
function agrees({ fibreCafeScope, ...stated }: Partial<TestResult>, expected: TestResult): boolean {
  const { fibreCafeScope: scope, configuration: _, ...results } = expected;
  const isPart = (part: object, whole: object, required: readonly string[]) =>
    required.every((key) => Object.hasOwn(part, key)) &&
    Object.entries(whole).every(([key, value]) => {
      const said = (part as Readonly<Record<string, unknown>>)[key];
      return said === undefined || isDeepStrictEqual(said, value);
    });
  return (
    isPart(stated, results, Object.keys(results)) &&
    isPart(fibreCafeScope ?? {}, scope, ['verdict', 'headline', 'scope', 'target', 'suite'])
  );
}

function testResultOf(report: RunReport): TestResult {
  const { suite, target, mode, seed, startedAt, durationMs, verdict, headline, scope, classes } = report;
  const named = (wanted: Verdict) => report.testCases.filter((each) => each.verdict === wanted).map(({ id }) => id);
  return {
    result: resultOf(verdict, report.counts.warn),
    configuration: [
      { name: 'suite', uri: `pkg:npm/${suite.name}@${suite.version}` },
      {
        name: 'specification',
        digest: digestSet(suite.specificationDigest),
        annotations: { title: suite.specification },
      },
      { name: 'profile', digest: digestSet(suite.profileDigest) },
      ...(suite.classesDigest === undefined ? [] : [{ name: 'classes', digest: digestSet(suite.classesDigest) }]),
    ],
    passedTests: named('pass'),
    warnedTests: named('warn'),
    failedTests: named('fail'),
    fibreCafeScope: {
      verdict,
      headline,
      suite,
      target,
      mode,
      seed,
      startedAt,
      durationMs,
      scope,
      ...(classes && { classes }),
    },
  };
}

/** Nothing but `conformant` is a pass: what a partial run leaves out may fail, and an incomplete one decided nothing. */
function resultOf(verdict: RunVerdict, warnings: number): TestResult['result'] {
  if (verdict === 'conformant') return warnings === 0 ? 'PASSED' : 'WARNED';
  return verdict === 'partial' ? 'WARNED' : 'FAILED';
}

/** `sha256:HEX` as in-toto writes it. */
export function digestSet(digest: string): Readonly<Record<string, string>> {
  const [algorithm = '', hex = ''] = digest.split(':');
  return { [algorithm]: hex };
}

/** As it comes back from a file. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
