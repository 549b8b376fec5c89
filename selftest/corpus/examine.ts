import { describeApi } from '../../contract/description.js';
import { readDescription } from '../config/read-description.js';
import { run } from '../cli/cli.js';
import type { CorpusEntry } from './descriptions.js';
import { mockToken, startMock } from './mock.js';
import { fileOf } from './packages.js';

/** What came of the examination of a mock of a description. */
export interface Row {
  readonly operations: number;
  /** Operations for which something was decided. */
  readonly examined: number;
  /** How many operations were not, by the reason. */
  readonly notExamined: Readonly<Record<string, number>>;
  /** How many parts of the description are left out. */
  readonly leftOut: number;
  /** How many operations the mock had to refuse with a 400 that is not described: that it does so is a true finding. */
  readonly undescribed: number;
  /** How many operations violate anything else, by verdict, requirement and reason: none, since the mock conforms. */
  readonly findings: Readonly<Record<string, number>>;
}

/** Serves a description by a mock made from it, and examines that. */
export async function examine(entry: CorpusEntry): Promise<Row & { readonly refused: readonly string[] }> {
  const file = fileOf(entry);
  const { source, leftOut } = await readDescription(file);
  const api = describeApi(source);
  await using mock = await startMock(api);
  const more = entry.mode === 'smoke' ? ['--mode', 'smoke'] : [];
  const outcome = await run([
    '--spec',
    file,
    '--base-url',
    mock.url,
    '--token',
    mockToken,
    '--runs',
    '5',
    '--seed',
    '1',
    ...more,
  ]);
  const { report, stderr } = outcome;
  if (/is unexpected|^\s+at .*:\d+:\d+/im.test(stderr))
    throw new Error(`The run says that something is unexpected:\n${stderr}`);
  const decided = new Set(
    report.testCases
      .filter(({ verdict }) => ['pass', 'warn', 'fail'].includes(verdict))
      .map(({ operation }) => operation),
  );
  const found = report.findings.filter(
    ({ requirement, operation, reason }) =>
      !(requirement === 'API-STATUS' && mock.undescribed.has(operation) && reason.includes(' 400 is not documented')),
  );
  const missed = [...api.operations.keys()].filter((key) => !decided.has(key));
  return {
    operations: api.operations.size,
    examined: [...api.operations.keys()].filter((key) => decided.has(key)).length,
    notExamined: counted(
      missed.map(
        (key) =>
          mock.unanswered.get(key) ??
          general(report.testCases.find((each) => each.operation === key && each.reason !== '')?.reason),
      ),
    ),
    leftOut: leftOut.length,
    undescribed: mock.undescribed.size,
    findings: counted(found.map(({ level, requirement, reason }) => `${level} ${requirement}: ${general(reason)}`)),
    refused: mock.refused,
  };
}

/** A reason without the names that differ from operation to operation. */
function general(reason = 'no test case'): string {
  return reason
    .replaceAll(/\b(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS|TRACE) \/\S*/g, 'OPERATION')
    .replaceAll(/"[^"]*"|«[^»]*»/g, '…')
    .replaceAll(/(parameter|header) [\w.[\]$-]+/g, '$1 …')
    .slice(0, 160);
}

function counted(reasons: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
}
