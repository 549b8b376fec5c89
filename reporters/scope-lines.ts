import type { ClassResult, RunReport, RunVerdict } from '../harness/report/run-report.js';
import { counted } from './amounts.js';

/** So many keys of the profile are named; the report has all. */
const maxKeys = 8;

/** So many reasons of a class are named. */
const maxReasons = 3;

type ScopeFacts = Pick<RunReport, 'scope' | 'classes'>;

/** What follows the headline: what the profile excludes, and what would make the run whole. One sentence each. */
export function scopeLines({ scope: { excluded, needs }, classes }: ScopeFacts): readonly string[] {
  return [
    ...(excluded.length === 0 ? [] : [exclusions(excluded)]),
    ...needs.map(({ sentence, testCases }) =>
      testCases === 0 ? sentence : `${sentence} (${counted(testCases, 'test case')})`,
    ),
    ...(classes ? classLines(classes) : []),
  ];
}

/** What every class is worth. */
export const classesNote = 'The classes are proposed: no public document of the Fibre Cafe names any.';

/** Why a requested class is not conformant, and what a class is worth. */
function classLines(classes: readonly ClassResult[]): readonly string[] {
  const lines = classes
    .filter(({ requested, reasons }) => requested && reasons.length > 0)
    .map(({ id, verdict, reasons }) => {
      const more =
        reasons.length > maxReasons ? ` And ${reasons.length - maxReasons} more reasons; see report.json.` : '';
      return `Class ${id} is ${verdict}: ${reasons.slice(0, maxReasons).join(' ')}${more}`;
    });
  return [...lines, classesNote];
}

const titles: Readonly<Record<RunVerdict, string>> = {
  conformant: 'Conformant',
  partial: 'Partial: nothing failed in what was examined',
  'non-conformant': 'Not conformant',
  incomplete: 'Incomplete',
  error: 'No verdict: the run failed',
};

/** The verdict as a heading; a conformant one names its operations. */
export function titleOf({ verdict, scope: { operations } }: Pick<RunReport, 'verdict' | 'scope'>): string {
  if (verdict !== 'conformant') return titles[verdict];
  const examined = operations.filter((each) => each.examined).length;
  const all = operations.length;
  if (all === 1) return 'Conformant for the one operation';
  return `Conformant for ${examined === all ? `all ${all}` : `${examined} of ${all}`} operations`;
}

function exclusions(excluded: RunReport['scope']['excluded']): string {
  const total = excluded.reduce((sum, { testCases }) => sum + testCases, 0);
  const named = excluded.slice(0, maxKeys).map(({ key, testCases }) => `${key} (${testCases})`);
  const more = excluded.length > maxKeys ? ` and ${excluded.length - maxKeys} more` : '';
  return `The profile excludes ${counted(total, 'test case')}: ${named.join(', ')}${more}.`;
}
