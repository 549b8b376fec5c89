import { describe, expect, test } from 'vitest';
import { everyOperation, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { findingsIn } from '../../harness/report/findings.js';
import { faults } from '../../simulator/index.js';
import { examine } from './examine.js';
import { visible } from './visible.js';

const suppliers = 10;
const faultsOfEach = 16;

/** Two faults at most at each operation, of as many requirements, and each supplier begins with others. */
function faultsOf(supplier: number): readonly (typeof faults)[number][] {
  const chosen: (typeof faults)[number][] = [];
  const at = (operation: OperationKey) => chosen.filter((fault) => fault.operation === operation);
  const turned = visible.map((_, index) => visible[(index + supplier * 3) % visible.length] as RequirementId);
  for (const requirement of turned) {
    const operations: readonly string[] = [...everyOperation.slice(supplier), ...everyOperation.slice(0, supplier)];
    const possible = faults.filter(
      (fault) =>
        fault.requirement === requirement &&
        fault.mode === undefined &&
        at(fault.operation).length < 2 &&
        !/now-and-then|beside|as-number|cut-at/.test(fault.name),
    );
    const next = possible.toSorted(
      (left, right) =>
        at(left.operation).length - at(right.operation).length ||
        operations.indexOf(left.operation) - operations.indexOf(right.operation),
    )[0];
    if (next && chosen.length < faultsOfEach) chosen.push(next);
  }
  return chosen;
}

/** So many test purposes that look for something else as well are asked about a fault that shows in most answers. */
const someOthers = 6;

/** The test purposes that are about what a fault violates, and some others that see it: all would take too long. */
function askedAbout({ operation, requirement }: (typeof faults)[number], all: readonly TestPurpose[]) {
  const seeing = all.filter(
    ({ id, operation: judged, requirements }) =>
      judged === operation && requirements.includes(requirement) && !id.includes('.any-'),
  );
  const others = seeing.filter(({ requirements }) => requirements[0] !== requirement);
  return [...seeing.filter(({ requirements }) => requirements[0] === requirement), ...others.slice(0, someOthers)];
}

describe('a supplier with sixteen faults at once learns about all of them in its first run', () => {
  test.each(Array.from({ length: suppliers }, (_, index) => index))('number %i', async (supplier) => {
    const chosen = faultsOf(supplier);
    const purposes = await allPurposes();
    expect(new Set(chosen.map(({ requirement }) => requirement)).size).toBe(faultsOfEach);

    const asked = new Set(chosen.flatMap((fault) => askedAbout(fault, purposes)));
    const results = await examine({
      faults: chosen.map(({ name }) => name),
      where: (purpose) => asked.has(purpose),
      requestTimeoutMs: 20_000,
    });
    const found = findingsIn(results).map(({ requirement, operation }) => `${requirement} in ${operation}`);

    const missed = chosen.filter(({ requirement, operation }) => !found.includes(`${requirement} in ${operation}`));
    expect(missed.map(({ name, requirement }) => `${name} (${requirement})`)).toEqual([]);
  });
});
