import pLimit from 'p-limit';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEthernetOrder, createProblem, type OperationKey } from '../../contract/requirements/index.js';
import { positivesOf } from '../../harness/authoring/positive.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { faults } from '../../simulator/index.js';
import { examine } from './examine.js';
import { killersOf } from './kill.js';

/** Faults of one operation that test purposes find which share their requests. */
interface Masked {
  readonly operation: OperationKey;
  /** How the names of its faults end. */
  readonly on: string;
  /** At most eight faults each. Any two groups are tried together, so any two faults meet. */
  readonly groups: readonly (readonly string[])[];
}

const masked: readonly Masked[] = [
  {
    operation: createProblem,
    on: 'create',
    groups: [
      [
        'crashes-on-1000-characters',
        'crashes-on-text-null',
        'email-in-lower-case',
        'right-to-left-refused',
        'key-order-refused',
        'lower-case-request-id',
        'not-a-number-as-zero',
        'white-space-collapsed',
      ],
      [
        'crashes-on-emoji-in-name',
        'texts-trimmed',
        'phone-number-tidied',
        'line-break-refused',
        'white-space-refused',
        'uuids-only',
        'shortest-text-refused',
        'markup-refused',
      ],
      [
        'names-trimmed',
        'crashes-on-apostrophe',
        'unusual-contacts-refused',
        'outer-space-refused',
        'long-remarks-cut-off',
        'emoji-refused',
        'bytes-counted',
        'texts-escaped-for-html',
      ],

      [
        'firewall',
        'longest-text-refused',
        'point-zero-refused',
        'exponent-refused',
        'plain-ids-only',
        'leading-zeros-lost',
        'header-names-by-letter',
        'crashes-on-exponent',
      ],
    ],
  },
  {
    operation: createEthernetOrder,
    on: 'ethernet',
    groups: [
      [
        'crashes-on-percent-in-site-name',
        'outer-space-refused',
        'markup-refused',
        'lower-case-conversation-id',
        'emoji-refused',
        'crashes-on-paths',
        'crashes-on-emoji-in-site-name',
        'uuids-only',
      ],
      [
        'point-zero-refused',
        'header-names-by-letter',
        'exponent-refused',
        'crashes-on-equal-characteristics',
        'crashes-on-site-without-postcode',
        'crashes-on-nul',
        'crashes-on-control-characters',
        'crashes-on-apostrophe',
      ],
    ],
  },
];

/** Examines a supplier with some faults of an operation by the test purposes that share requests, in one run. */
function packed(operation: OperationKey, names: readonly string[]): Promise<readonly TestCaseResult[]> {
  return examine({
    faults: names,
    where: (purpose) => purpose.operation === operation && positivesOf(purpose.body).length > 0,
  });
}

/** The test cases that say something is wrong. */
function accusing(results: readonly TestCaseResult[]): readonly string[] {
  return results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id);
}

/** Every two of some groups, by their numbers. */
function pairsOf(groups: readonly unknown[]): readonly (readonly [number, number])[] {
  return groups.flatMap((_, one) => groups.slice(one + 1).map((__, more) => [one, one + 1 + more] as const));
}

describe.each(masked)('faults of $operation', ({ operation, on, groups }) => {
  const faultsIn = (numbers: readonly number[]) =>
    numbers.flatMap((number) => (groups[number] ?? []).map((name) => `${name}-on-${on}`));
  const alone = new Map<string, readonly string[]>();

  beforeAll(async () => {
    const atOnce = pLimit(3);
    await Promise.all(
      faultsIn([...groups.keys()]).map((name) =>
        atOnce(async () => {
          const results = await packed(operation, [name]);
          const isFound = faults.some((fault) => fault.name === name && killersOf(fault, results).length > 0);
          alone.set(name, isFound ? accusing(results) : []);
        }),
      ),
    );
  });

  test('are each found by itself', () => {
    expect([...alone].filter(([, ids]) => ids.length === 0).map(([name]) => name)).toEqual([]);
  });

  test.each(pairsOf(groups))(
    'do not hide each other where requests are shared, groups %i and %i',
    async (...numbers) => {
      const names = faultsIn(numbers);
      const results = await packed(operation, names);
      const found = new Set(accusing(results));
      // What a test purpose leaves open, where the supplier refuses it, shows nothing of any other fault.
      const open = new Set(results.filter(({ verdict }) => verdict === 'not-applicable').map(({ id }) => id));
      const missed = names.flatMap((name) => {
        const ids = alone.get(name) ?? [];
        const hidden = ids.filter((id) => !found.has(id) && !open.has(id));
        return [...hidden, ...(ids.some((id) => found.has(id)) ? [] : ['all'])].map((id) => `${name}: ${id}`);
      });

      expect(names).toHaveLength(16);
      expect(missed).toEqual([]);
    },
  );
});
