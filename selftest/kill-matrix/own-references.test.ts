import { expect, test } from 'vitest';
import { cancelProblem } from '../../contract/requirements/index.js';
import { needsOf } from '../../harness/report/scope/needs.js';
import { runVerdict } from '../../harness/report/verdict.js';
import { examine } from './examine.js';

const faults = ['unusable-references-on-create', 'long-references-refused-on-create'];

test.each(faults)(
  'a supplier that refuses all its own references (%s) is warned, and the run says that nothing could be cancelled',
  async (fault) => {
    const results = await examine({
      faults: [fault],
      where: ({ id, operation, kind }) =>
        id === 'create-problem.reference-usable' || (operation === cancelProblem && kind === 'example'),
    });

    expect(results.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id)).toEqual([
      'create-problem.reference-usable',
    ]);
    expect(results.filter(({ verdict }) => ['fail', 'inconclusive', 'error'].includes(verdict))).toEqual([]);
    expect(runVerdict(results)).toBe('partial');
    expect(needsOf(results, 'received')).toEqual([
      expect.objectContaining({ what: 'references', testCases: results.length - 1 }),
    ]);
  },
);
