import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requirementIds, requirements } from '../../contract/requirements/index.js';
import { sentences } from '../../contract/sentences/index.js';
import { faults, styles } from '../../simulator/index.js';

const frozen = readFileSync(new URL('sentence-ids.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const all = Object.entries(sentences);

/** Which sentences of the list have no row. */
function without(rows: Readonly<Record<string, unknown>>): readonly string[] {
  return frozen.filter((id) => !Object.hasOwn(rows, id));
}

describe('the table of sentences', () => {
  test('has a row for every sentence of the documents', () => {
    expect(without(sentences)).toEqual([]);
  });

  test('misses a row that is removed', () => {
    const [id = ''] = frozen;
    const { [id]: _, ...others } = sentences;

    expect(without(others)).toEqual([id]);
  });

  test('has no sentence that is not in the list', () => {
    const added = Object.keys(sentences).filter((id) => !frozen.includes(id));

    expect(added, 'append these to selftest/contract/sentence-ids.txt').toEqual([]);
  });

  test('has requirements for each sentence, or the reason why not', () => {
    const undecided = all.filter(
      ([, { requirements, noneBecause = '' }]) => requirements.length > 0 === noneBecause.length > 20,
    );

    expect(undecided.map(([id]) => id)).toEqual([]);
  });

  test('has a sentence for each requirement', () => {
    const led = new Set(all.flatMap(([, sentence]) => sentence.requirements));

    expect(requirementIds.filter((id) => !led.has(id))).toEqual([]);
  });

  test('names styles that exist, and a fault wherever something binding is required', () => {
    const names = new Set(styles.map(({ name }) => name));
    const unknown = all.flatMap(([, sentence]) => sentence.styles ?? []).filter((name) => !names.has(name));
    const proven = new Set(faults.map(({ requirement }) => requirement));
    const unproven = all.filter(([, sentence]) => {
      const binding = sentence.requirements.filter((id) => requirements[id].level !== 'MAY');
      return binding.length > 0 && !binding.some((id) => proven.has(id));
    });

    expect(unknown).toEqual([]);
    expect(unproven.map(([id]) => id)).toEqual([]);
  });
});
