import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { everyOperation, type OperationKey } from '../../contract/requirements/index.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { faults, rareInputs } from '../../simulator/index.js';
import { examine, type Examination } from './examine.js';
import { visible } from './visible.js';

type Fault = (typeof faults)[number];

const faultsAtOnce = 30;

/** As many runs as a property has unless the profile says otherwise. */
const propertyRuns = 35;

const maxRatio = 1.5;

/**
 * Thirty faults: from one operation after the other the next one, by turns of those that show in single requests, each
 * of another requirement, and of those that show on rare inputs.
 */
function thirtyFaults(): readonly Fault[] {
  const chosen: Fault[] = [];
  const next = (operation: OperationKey, isRare: boolean) =>
    faults.find(
      (fault) =>
        fault.operation === operation &&
        fault.mode === undefined &&
        !/now-and-then|beside|as-number/.test(fault.name) &&
        !chosen.includes(fault) &&
        (isRare
          ? rareInputs.includes(fault)
          : !rareInputs.includes(fault) &&
            visible.includes(fault.requirement) &&
            !chosen.some(({ requirement }) => requirement === fault.requirement)),
    );
  for (let turn = 0; chosen.length < faultsAtOnce; turn++)
    for (const operation of everyOperation) {
      const fault = next(operation, turn % 2 === 1);
      if (fault && chosen.length < faultsAtOnce) chosen.push(fault);
    }
  return chosen;
}

/** What a test case says about the supplier: which requirement is violated, in which operation, where. */
function findingsOf(results: readonly TestCaseResult[]): readonly string[] {
  return results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .flatMap(({ id, violations = [] }) =>
      violations.map(({ requirement, operation, pointer }) => [id, requirement, operation, pointer ?? ''].join(' ')),
    )
    .toSorted();
}

/** Examines a supplier, and counts its requests. */
async function counted(examination: Examination) {
  let requests = 0;
  const results = await examine({
    propertyRuns,
    requestTimeoutMs: 20_000,
    ...examination,
    // What makes the supplier act does not belong to the API.
    onExchanges: (exchanges) => (requests = exchanges.filter(({ operation }) => operation !== undefined).length),
  });
  return { results, requests };
}

test('a supplier with thirty faults is asked for little more than a sound one, and each test case finds what it finds alone', async () => {
  const chosen = thirtyFaults();
  const names = chosen.map(({ name }) => name);
  expect(names).toHaveLength(faultsAtOnce);

  const sound = await counted({ faults: [] });
  const faulty = await counted({ faults: names });
  const found = findingsOf(faulty.results);
  const atOnce = pLimit(4);
  const purposes = await allPurposes();
  const violated = new Set(chosen.map(({ operation, requirement }) => `${operation} ${requirement}`));
  // Those that have found something, and those that are about what is violated.
  const concerned = purposes.filter(
    ({ id, operation, requirements: [about], last }) =>
      !last && (found.some((finding) => finding.startsWith(`${id} `)) || violated.has(`${operation} ${about}`)),
  );
  const alone = await Promise.all(
    concerned.map(({ id }) =>
      atOnce(() =>
        examine({
          faults: names,
          where: (purpose) => purpose.id === id,
          only: [id],
          propertyRuns,
          requestTimeoutMs: 20_000,
        }),
      ),
    ),
  );
  const foundAlone = findingsOf(alone.flat());

  expect(faulty.requests / sound.requests).toBeLessThanOrEqual(maxRatio);
  expect(found).toEqual(foundAlone);
});
