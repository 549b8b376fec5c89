import { expect, test } from 'vitest';
import { chooseDescription, describeApi } from '../../contract/description.js';
import type { Json } from '../../harness/json/json.js';
import { pointerOf } from '../../harness/json/json-pointer.js';
import { judgeValue } from '../../harness/oracles/answer-schema.js';
import { readDescription } from '../config/read-description.js';
import { corpus } from './descriptions.js';
import { MockAnswers } from './mock-answers.js';
import { schemasOf } from './mock-schemas.js';
import { mutations, type Mutation } from './mutate.js';
import { fileOf } from './packages.js';

/** Descriptions whose answers have keywords of every kind. */
const chosen = ['pet store', 'train travel', 'star trek', 'content management (Directus)', 'patents (United States)'];

/** So many answers of each description are broken at most, each in one keyword at one place. */
const each = 24;

interface Broken extends Mutation {
  readonly pointer: string;
}

test('of sixty answers with one keyword broken at one place at least 98 % are found, at that place', async () => {
  const missed: string[] = [];
  let tried = 0;
  for (const entry of corpus.filter(({ name }) => chosen.includes(name))) {
    const { source } = await readDescription(fileOf(entry));
    const operations = [...describeApi(source).operations.values()];
    const answers = new MockAnswers(source);
    const isValid = schemasOf(source.document, 'writeOnly');
    const byKeyword = new Map<string, Broken[]>();
    for (const operation of operations) {
      const made = await answers.success(operation);
      const pointer = operation.answers.get(String(made?.status))?.schemaPointer;
      if (!made || pointer === undefined || made.text === '' || !made.type?.includes('json')) continue;
      for (const one of mutations(source.document, pointer, JSON.parse(made.text) as Json))
        if (!(await isValid(pointer))(one.value))
          byKeyword.set(one.keyword, [...(byKeyword.get(one.keyword) ?? []), { ...one, pointer }]);
    }
    chooseDescription(source);
    for (const { keyword, path, value, pointer } of spread([...byKeyword.values()], each)) {
      tried += 1;
      const places = judgeValue(pointer, value).errors.map(({ instancePath, params }) =>
        'missingProperty' in params ? `${instancePath}/${String(params['missingProperty'])}` : instancePath,
      );
      if (!places.includes(pointerOf(path)))
        missed.push(`${entry.name}: ${keyword} at ${pointerOf(path)} of ${pointer}, found at ${places.join(', ')}`);
    }
  }
  expect(tried).toBeGreaterThanOrEqual(60);
  expect(1 - missed.length / tried, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
});

/** So many of all, from each group in turn, and from all over a group. */
function spread(groups: readonly (readonly Broken[])[], count: number): readonly Broken[] {
  const chosen = new Set<Broken>();
  const most = Math.max(0, ...groups.map(({ length }) => length));
  for (let round = 0; round < most; round++)
    for (const group of groups) {
      const one = group[Math.floor((round * 7) % Math.max(1, group.length))];
      if (one && chosen.size < count) chosen.add(one);
    }
  return [...chosen];
}
