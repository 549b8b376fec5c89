import { describe, expect, test } from 'vitest';
import { kciRequirements } from '../../contract/requirements/kcis.js';
import { isNormative, isRequirementId, sendUpdate, type Requirement } from '../../contract/requirements/index.js';

describe.each(Object.entries<Requirement>(kciRequirements))('%s', (id, requirement) => {
  test('is as a requirement of the catalogue is', () => {
    expect(id).toMatch(/^KCI(-[A-Z]+)+$/);
    expect(requirement.operations).toEqual([sendUpdate]);
    expect(requirement.source).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\/\S+$/);
    expect(requirement.statement).toMatch(/^[A-Z].*\.$/);
    expect(requirement.statement).not.toMatch(/\b(must|should|shall|can|may)\b/i);
    expect(requirement.judgedBy).toMatch(/\S.*\.$/);
    const onlyNoted = requirement.judgedBy.startsWith('Not judged');
    expect(requirement.notTestedBecause !== undefined || onlyNoted).toBe(requirement.level === 'MAY');
  });

  test('binds a supplier only as far as its source can be trusted', () => {
    if (requirement.level !== 'MAY') expect(isNormative(requirement.sureness)).toBe(true);
  });
});

test('no two requirements say the same', () => {
  const statements = Object.values<Requirement>(kciRequirements).map(({ statement }) => statement);
  expect(new Set(statements).size).toBe(statements.length);
});

test('no id is one that another area has', () => {
  const ids = Object.keys(kciRequirements);
  const elsewhere = ['SP-CREATE-KCI', 'SP-AMEND-KCI', 'SP-CANCEL-KCI'];
  for (const id of elsewhere) expect(isRequirementId(id)).toBe(true);
  expect(ids.filter((id) => elsewhere.includes(id))).toEqual([]);
});
