import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areas } from '../../config/supplier-profile.js';
import { requirementIds, requirements } from '../../contract/requirements/index.js';
import { everyAnswer } from '../../harness/oracles/judgement.js';
import { allPurposes, suiteFiles } from '../../harness/engine/suite-files.js';

const purposes = await allPurposes();
const ids = purposes.map(({ id }) => id);
const frozen = readFileSync(new URL('test-purpose-ids.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

describe('the ids of test purposes', () => {
  test('are unique', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('are permanent: those that reports have used are still there, under the same name', () => {
    const gone = frozen.filter((id) => !id.startsWith('#') && !ids.includes(id));
    expect(
      gone,
      'never rename or reuse an id; a test purpose that was dropped on purpose stays in the list with a #',
    ).toEqual([]);
  });

  test('are all in the list of permanent ids', () => {
    const added = ids.filter((id) => !frozen.includes(id));
    expect(added, 'append these to selftest/suites/test-purpose-ids.txt').toEqual([]);
  });

  test('are listed once, and never used again once dropped', () => {
    const names = frozen.map((line) => line.replace(/^# */, ''));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('can be given on a command line as they are', () => {
    for (const id of ids) expect(id).toMatch(/^[a-z][\w.-]*$/i);
    for (const id of ids) expect(requirementIds).not.toContain(id);
  });
});

describe('the titles of test purposes', () => {
  test('are unique within an operation', () => {
    const titles = purposes.map(({ operation, title }) => `${operation}: ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('are short', () => {
    expect(purposes.map(({ title }) => title).filter((title) => title.length >= 120)).toEqual([]);
  });

  test('state facts in the present tense, without modal verbs', () => {
    const modal = /\b(must|should|shall|can|may|might|could|would|will|ought)\b/i;
    const titles = purposes.map(({ title }) => title);
    expect(titles.filter((title) => modal.test(title))).toEqual([]);
    const verb = /\b(is|are|has|have|comes?|accepts|acknowledges|applies|asks|completes|gets|reports|returns|stays?)\b/;
    expect(titles.filter((title) => !verb.test(title))).toEqual([]);
  });

  test('read as the middle of a sentence: no capital at the start, no full stop, no odd space', () => {
    const titles = purposes.map(({ title }) => title);
    expect(titles.filter((title) => /^[A-Z][a-z]|\.$|^\s|\s$/.test(title))).toEqual([]);
  });
});

describe('the requirements', () => {
  const binding = requirementIds
    .filter((id) => requirements[id].level !== 'MAY')
    .flatMap((id) => requirements[id].operations.map((operation) => [id, operation] as const));

  test('are each checked on each operation that they bind', () => {
    const checked = new Set(
      purposes.flatMap(({ operation, requirements: of }) => of.map((id) => `${id} ${operation}`)),
    );
    const unchecked = binding.filter(([id, operation]) => !checked.has(`${id} ${operation}`));
    expect(unchecked).toEqual([]);
  });

  test('of every answer are checked by every test purpose', () => {
    for (const { id, requirements: of } of purposes) expect(of, id).toEqual(expect.arrayContaining([...everyAnswer]));
  });

  test('are named once by a test purpose', () => {
    for (const { id, requirements: of } of purposes) expect(new Set(of).size, id).toBe(of.length);
  });

  test('that a MAY states are checked by what notes it only', () => {
    const may = purposes.filter(({ requirements: of }) => of.some((id) => requirements[id].level === 'MAY'));
    expect(may.map(({ id }) => id)).toEqual([
      'amend-problem.other-tenant',
      'cancel-problem.other-tenant',
      'service-problem-resolution.other-tenant',
      'kci.sent-again',
    ]);
  });
});

describe('the short run', () => {
  test('has a test purpose for each operation, and for KCIs, and is short', () => {
    const smoke = purposes.filter((purpose) => purpose.smoke);
    const operations = new Set(purposes.map(({ operation }) => operation));
    expect(new Set(smoke.map(({ operation }) => operation))).toEqual(operations);
    expect(smoke.length).toBeLessThan(purposes.length / 5);
  });
});

test('every area is one that profiles and reports know', () => {
  for (const { area } of purposes) expect(areas).toContain(area);
});

test('suites are found in one order', () => {
  const files = suiteFiles();
  expect(files.length).toBeGreaterThan(5);
  const folderOf = (name: string) => files.filter((file) => file.includes(`/${name}/`));
  for (const name of ['suites', 'properties']) expect(folderOf(name)).toEqual(folderOf(name).toSorted());
});
