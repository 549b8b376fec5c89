import { getCurrentSpecVersion, validate } from 'ctrf';
import { expect, test } from 'vitest';
import { renderCtrf } from '../../reporters/ctrf.js';
import { frozenReport } from './frozen-report.js';

interface Ctrf {
  readonly reportFormat: string;
  readonly results: {
    readonly tool: object;
    readonly summary: Readonly<Record<string, number>>;
    readonly tests: readonly {
      readonly name: string;
      readonly status: string;
      readonly rawStatus: string;
      readonly message?: string;
    }[];
  };
}

test('is valid by the schema of the format, as its reference implementation has it', () => {
  const report = JSON.parse(renderCtrf(frozenReport)) as { specVersion: string };
  expect(validate(report)).toEqual({ valid: true, errors: [] });
  expect(report.specVersion).toBe(getCurrentSpecVersion());
  expect(validate({ ...report, results: {} }).valid).toBe(false);
});

const { reportFormat, results } = JSON.parse(renderCtrf(frozenReport)) as Ctrf;

test('has what the format asks for, and adds up', () => {
  expect(reportFormat).toBe('CTRF');
  expect(results.tool).toEqual({ name: 'fibre-cafe-conformance', version: '0.1.0' });
  const { tests, passed, failed, pending, skipped, other, start, stop } = results.summary;
  expect([tests, passed, failed, pending, skipped, other]).toEqual([16, 3, 6, 0, 4, 3]);
  expect((stop ?? 0) - (start ?? 0)).toBe(83_457);
  for (const status of ['passed', 'failed', 'skipped', 'other'])
    expect(results.tests.filter((each) => each.status === status)).toHaveLength(results.summary[status] ?? -1);
});

test('nothing undecided passes, and the verdict stands beside the status', () => {
  const busy = results.tests.find(({ name }) => name.startsWith('SPC-BUSY '));
  expect(busy).toMatchObject({ status: 'other', rawStatus: 'inconclusive' });
  expect(busy?.message).toMatch(/^The supplier answered 429/);
});
