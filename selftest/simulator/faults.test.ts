// cspell:ignore creat prety
import { describe, expect, test } from 'vitest';

import { isRequirementId, requirementIds, requirements } from '../../contract/requirements/index.js';
import { faults, startSupplier, UnknownNameError, type Fault, type Mode } from '../../simulator/index.js';
import { probes, samples } from './probes.js';
import type { Probe } from './probing.js';

const patienceMs = 2000;
const answers = faults.filter(({ operation }) => operation in probes);

/** What a supplier shows to a list of probes, up to the first that differs from what is expected. */
async function show(
  options: { readonly mode: Mode; readonly faults?: readonly string[] },
  list: readonly Probe[],
  expected: readonly (readonly string[])[] = [],
): Promise<readonly (readonly string[])[]> {
  const supplier = await startSupplier(options);
  const shown: (readonly string[])[] = [];
  try {
    for (const [index, probe] of list.entries()) {
      const seen = await Promise.race([probe.send(supplier.url), silence()]);
      shown.push(seen);
      if (expected[index] !== undefined && String(expected[index]) !== String(seen)) break;
    }
    return shown;
  } finally {
    await supplier.close();
  }
}

function silence(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(['silence']), patienceMs).unref();
  });
}

const sound = new Map<string, Promise<readonly (readonly string[])[]>>();

/** What the sound supplier shows, found out once. */
function soundly(key: string, mode: Mode, list: readonly Probe[]): Promise<readonly (readonly string[])[]> {
  const name = `${mode} ${key}`;
  const known = sound.get(name) ?? show({ mode }, list);
  sound.set(name, known);
  return known;
}

describe.concurrent('a fault', { timeout: 30_000 }, () => {
  test.each(answers.map((fault) => [fault.name, fault] as const))(
    '%s shows in its own operation alone',
    async (_name, fault) => {
      const mode = fault.mode ?? 'sync';
      const own = probes[fault.operation] ?? [];
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
