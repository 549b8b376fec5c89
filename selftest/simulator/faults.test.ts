// cspell:ignore creat prety
import { describe, expect, test } from 'vitest';

import { isRequirementId, requirementIds, requirements } from '../../contract/requirements/index.js';
import { faults, startSupplier, UnknownNameError, type Fault } from '../../simulator/index.js';
import { probes, samples } from './probes.js';
import { probesOf, show, soundly } from './showing.js';

/** A 202 promises nothing but KCIs: what became of two problems that one request named shows in them alone. */
const inKcisAlone = /-problems?-changed-later-/;
const answers = faults.filter(({ operation, name }) => operation in probes && !inKcisAlone.test(name));

describe.concurrent('a fault', () => {
  test.each(answers.map((fault) => [fault.name, fault] as const))(
    '%s shows in its own operation alone',
    async (_name, fault) => {
      const mode = fault.mode ?? 'sync';
      const own = probesOf(fault.operation);
      const expected = await soundly(fault.operation, mode, own);
      const shown = await show({ mode, faults: [fault.name] }, own, expected);
      expect(shown).not.toEqual(expected);

      const others = Object.entries(samples).flatMap(([operation, list]) =>
        operation === fault.operation ? [] : list,
      );
      expect(await show({ mode, faults: [fault.name] }, others)).toEqual(
        await soundly(`all but ${fault.operation}`, mode, others),
      );
    },
  );
});

describe('the catalogue', () => {
  test('has different names in kebab case, and a line of description each', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(faults.filter(({ name }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(faults.filter(({ description }) => !/^[A-Z][^\n]{10,110}\.$/.test(description))).toEqual([]);
  });

  test('names requirements and operations that exist and belong together', () => {
    const belongs = ({ requirement, operation }: Fault): boolean =>
      isRequirementId(requirement) && requirements[requirement].operations.includes(operation);
    expect(faults.filter((fault) => !belongs(fault)).map(({ name }) => name)).toEqual([]);
  });

  test('has a fault for every binding requirement in each of its operations', () => {
    const unproven = requirementIds
      .filter((id) => requirements[id].level !== 'MAY')
      .flatMap((id) => requirements[id].operations.map((operation) => ({ id, operation })))
      .filter(({ id, operation }) => !faults.some((each) => each.requirement === id && each.operation === operation));
    expect(unproven).toEqual([]);
  });
});

test.each([
  ['fault', { faults: ['crashes-on-creat'] }, 'crashes-on-create'],
  ['style', { styles: ['prety'] }, 'pretty'],
])('an unknown %s is refused with the nearest name', async (kind, options, nearest) => {
  const refused = await startSupplier(options).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnknownNameError);
  expect(refused).toMatchObject({
    code: 'FCC_UNKNOWN_NAME',
    hint: `Did you mean ${nearest}?`,
    message: expect.stringContaining(`no ${kind}`),
  });
});
