import { expect, test } from 'vitest';
import { runVerdict } from '../../harness/report/verdict.js';
import { examine } from './examine.js';

const asked = ['amend-problem', 'cancel-problem', 'service-problem-resolution'].map((name) => `${name}.other-tenant`);

test.each([
  ['serves any tenant', ['serves-any-tenant'], asked],
  ['knows its tenants', [], []],
])('a supplier that %s is not blamed, and what it allows is noted as a risk', async (_, styles, risky) => {
  const results = await examine({ styles, where: ({ id }) => asked.includes(id) });
  const atRisk = results.filter(({ notes }) => notes.some((note) => note.startsWith('RISK: ')));

  expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
  expect(atRisk.map(({ id }) => id).toSorted()).toEqual(risky);
  expect(runVerdict(results)).toBe('conformant');
});
