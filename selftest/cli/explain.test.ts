import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainRequirement } from '../../bin/commands/explain.js';
import { packageRoot } from '../../contract/package-root.js';
import { requirementIds, requirements, type RequirementId } from '../../contract/requirements/index.js';
import { sentences } from '../../contract/sentences/index.js';

/** The requirements of the Supplier API that the changelog names: what is judged otherwise than before. */
const moved = [...readFileSync(join(packageRoot, 'CHANGELOG.md'), 'utf8').matchAll(/\b[A-Z]{2,3}-[A-Z-]+\b/g)]
  .map(([id]) => id)
  .filter((id): id is RequirementId => requirementIds.some((known) => known === id));

test('the changelog names what is judged otherwise than before', () => {
  expect(new Set(moved).size).toBeGreaterThan(40);
});

test.each([...new Set([...moved, ...requirementIds])])('%s is explained with the sentence that it rests on', (id) => {
  const lines = explainRequirement(id, requirements[id], [], []);
  const first = lines.findIndex((line) => line.startsWith('  rests on'));
  const quoted = lines.slice(first).flatMap((line) => /\u201c(.+)\u201d \((\S+)\)$/.exec(line)?.[1] ?? []);

  expect(first).toBe(2);
  expect(quoted.length).toBeGreaterThan(0);
  for (const text of quoted) {
    const sentence = Object.values(sentences).find((candidate) => candidate.says === text);
    expect(sentence?.requirements, text).toContain(id);
  }
});
