import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { faults } from '../../simulator/index.js';
import { examine } from '../kill-matrix/examine.js';
import { killersOf, violatedBesides } from '../kill-matrix/kill.js';
import { samples } from '../simulator/probes.js';
import { probesOf, show, soundly } from '../simulator/showing.js';

/** One test purpose, as `npm run try` shows it to its author: see CONTRIBUTING.md. */
const id = process.env['TEST_PURPOSE'] ?? '';
const purpose = (await allPurposes()).find((each) => each.id === id);
const [checked] = purpose?.requirements ?? [];
const own = faults.filter(({ requirement, operation }) => requirement === checked && operation === purpose?.operation);

test('the test purpose exists, and its permanent id is in the list', () => {
  expect(purpose, `There is no test purpose ${id}: look for it with npx fibre-cafe-conformance list.`).toBeDefined();
  const list = readFileSync(join(packageRoot, 'selftest/suites/test-purpose-ids.txt'), 'utf8').split('\n');
  expect(list, 'Append the id to selftest/suites/test-purpose-ids.txt.').toContain(id);
});

describe.runIf(purpose)('on the sound supplier', () => {
  test('it passes, or does not apply where the supplier answers later', async () => {
    const [sync] = await examine({ mode: 'sync', where: (each) => each.id === id });
    const [async] = await examine({ mode: 'async', inbox: true, where: (each) => each.id === id });

    expect([sync, async].map((result) => [result?.verdict, result?.reason])).toEqual([
      [expect.stringMatching(/^(pass|not-applicable)$/), expect.anything()],
      [expect.stringMatching(/^(pass|not-applicable)$/), expect.anything()],
    ]);
    expect([sync?.verdict, async?.verdict]).toContain('pass');
  });
});

describe.runIf(purpose)(`on a supplier that violates ${checked ?? 'its requirement'}`, () => {
  test('there is a fault for it', () => {
    expect(own, `No fault in simulator/faults violates ${checked} in ${purpose?.operation}.`).not.toEqual([]);
  });

  test('it finds at least one of the faults', async () => {
    const found = await Promise.all(
      own.map(async (fault) => {
        const results = await examine({
          faults: [fault.name],
          where: (each) => each.id === id,
          inbox: fault.mode === 'async',
          ...(fault.mode && { mode: fault.mode }),
        });
        expect(violatedBesides(fault, results), `what else fails ${fault.name}`).toEqual([]);
        return killersOf(fault, results).includes(id);
      }),
    );
    expect(found, `none of ${own.map(({ name }) => name).join(', ')} turns it red`).toContain(true);
  });

  test.each(own.map((fault) => [fault.name, fault] as const))(
    'a probe shows %s, in its operation alone',
    async (name, fault) => {
      const mode = fault.mode ?? 'sync';
      const probes = probesOf(fault.operation);
      const expected = await soundly(fault.operation, mode, probes);
      expect(
        await show({ mode, faults: [name] }, probes, expected),
        'No probe shows it: add one to selftest/simulator/purpose-probes.ts.',
      ).not.toEqual(expected);

      const others = Object.entries(samples).flatMap(([operation, list]) =>
        operation === fault.operation ? [] : list,
      );
      expect(await show({ mode, faults: [name] }, others)).toEqual(
        await soundly(`all but ${fault.operation}`, mode, others),
      );
    },
  );
});
