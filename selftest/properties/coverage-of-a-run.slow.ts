import { expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import { run } from '../cli/cli.js';

test.each(['1', '2'])(
  'with the default budget a run exercises all that request bodies can be, seed %s',
  async (seed) => {
    const { report, stdout } = await run(['--reference', '--seed', seed, '--reporter', 'json']);
    expect(report.verdict, stdout).toBe('conformant');
    const coverage = report.coverage ?? [];
    const missing = coverage.flatMap(({ operation, places }) =>
      places
        .filter(({ notShown, broken }) => notShown.length > 0 || broken === false)
        .map(({ pointer, keyword, notShown, broken }) => ({ operation, pointer, keyword, notShown, broken })),
    );

    expect(missing).toEqual([]);
    expect(coverage.map(({ operation, percentage }) => [operation, percentage])).toEqual(
      [...supplierApi.operations.values()].filter(({ request }) => request).map(({ key }) => [key, 100]),
    );
  },
);
