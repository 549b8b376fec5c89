import { describe, expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import { answerBodyRequirement } from '../../contract/requirements/answer-bodies.js';
import {
  amendOrder,
  createEthernetOrder,
  isRequirementId,
  requirementIds,
  requirements,
  sendUpdate,
} from '../../contract/requirements/index.js';

const mandatory: readonly string[] = ['seed', 'docs-1.15', 'docs-1.8', 'older-docs', 'guide'];

describe.each(requirementIds)('%s', (id) => {
  const requirement = requirements[id];

  test('has an id that says nothing about its place in a document', () => expect(id).toMatch(/^[A-Z]+(-[A-Z]+)+$/));

  test('binds a supplier only as far as its source can be trusted', () => {
    if (requirement.level === 'MUST') expect(mandatory).toContain(requirement.sureness);
  });

  test('was read from a public page of the Fibre Cafe', () => {
    expect(requirement.source).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\/\S+$/);
    expect(() => new URL(requirement.source)).not.toThrow();
  });

  test('binds operations that there are, each once', () => {
    expect(requirement.operations.length).toBeGreaterThan(0);
    expect(new Set(requirement.operations).size).toBe(requirement.operations.length);
    for (const operation of requirement.operations)
      expect(operation === sendUpdate || supplierApi.operations.has(operation), operation).toBe(true);
  });

  test('is not tested, and says why, or only noted, exactly when it is a MAY', () => {
    const onlyNoted = requirement.judgedBy.startsWith('Not judged');
    expect(requirement.notTestedBecause !== undefined || onlyNoted).toBe(requirement.level === 'MAY');
  });

  test('states a fact in one sentence, without modal verbs', () => {
    expect(requirement.statement).toMatch(/^[A-Z].*\.$/);
    expect(requirement.statement).not.toMatch(/\b(must|should|shall|can|may)\b/i);
  });

  test('says how it is judged', () => expect(requirement.judgedBy).toMatch(/\S.*\.$/));
});

test('no two requirements say the same', () => {
  const statements = requirementIds.map((id) => requirements[id].statement);
  expect(new Set(statements).size).toBe(statements.length);
});

test('an id is known exactly when it is in the catalogue', () => {
  expect(isRequirementId('API-STATUS')).toBe(true);
  expect(isRequirementId('API-NONSENSE')).toBe(false);
  expect(isRequirementId('toString')).toBe(false);
});

test('every operation whose answer the documents show has a requirement on its body', () => {
  const hidden: readonly string[] = [amendOrder, createEthernetOrder];
  const shown = [...supplierApi.operations.keys()].filter((key) => !hidden.includes(key));
  expect([...answerBodyRequirement.keys()]).toEqual(shown);
  for (const [operation, id] of answerBodyRequirement) expect(requirements[id].operations).toContain(operation);
});
