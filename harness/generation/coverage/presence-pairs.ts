import { isJsonObject, type Json } from '../../json/json.js';
import { escaped } from '../schema/alternatives.js';

const bitsInWord = 32;

/**
 * Orders values so that each shows as many pairs of optional parts as possible that none before it has shown: one part
 * with another, and one without the other. By chance the rarest of a few hundred pairs would need some dozens of values.
 * @param most so many of them at most
 * @returns the places of those values in the list, until none shows anything new
 */
export function byPresencePairs(values: readonly Json[], before: readonly Json[], most: number): readonly number[] {
  const parts = [...values, ...before].map((value) => partsIn(value, '', new Set()));
  const names = [...new Set(parts.flatMap((each) => [...each]))].filter(
    (name) => !parts.every((each) => each.has(name)),
  );
  const pairs = parts.map((each) => pairsOf(names.map((name) => each.has(name))));
  const seen = new Uint32Array(words(names.length));
  for (const shown of pairs.slice(values.length)) add(seen, shown);
  const waiting = new Set(values.keys());
  const taken: number[] = [];
  while (taken.length < most) {
    let best: number | undefined;
    let fresh = 0;
    for (const index of waiting) {
      const count = freshIn(pairs[index], seen);
      if (count > fresh) [best, fresh] = [index, count];
    }
    if (best === undefined) break;
    waiting.delete(best);
    taken.push(best);
    add(seen, pairs[best]);
  }
  return taken;
}

/** Adds the pointers of everything that has a name in a value; `*` stands for any item of a list. */
function partsIn(value: Json, pointer: string, found: Set<string>): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) partsIn(item, `${pointer}/*`, found);
  else if (isJsonObject(value))
    for (const [name, part] of Object.entries(value)) {
      const own = `${pointer}/${escaped(name)}`;
      found.add(own);
      partsIn(part, own, found);
    }
  return found;
}

function words(parts: number): number {
  return Math.ceil((2 * parts * parts) / bitsInWord);
}

/** A bit for each pair of parts that are there together, and for each part that is there without another. */
function pairsOf(present: readonly boolean[]): Uint32Array {
  const size = present.length;
  const bits = new Uint32Array(words(size));
  for (const [one, isOne] of present.entries())
    if (isOne)
      for (const [other, isOther] of present.entries()) {
        const bit = (isOther ? size * size : 0) + one * size + other;
        const word = Math.floor(bit / bitsInWord);
        bits[word] = (bits[word] ?? 0) | (1 << (bit % bitsInWord));
      }
  return bits;
}

function add(seen: Uint32Array, shown: Uint32Array | undefined): void {
  for (const [index, word] of (shown ?? []).entries()) seen[index] = (seen[index] ?? 0) | word;
}

function freshIn(shown: Uint32Array | undefined, seen: Uint32Array): number {
  let count = 0;
  for (const [index, word] of (shown ?? []).entries()) count += bitsIn(word & ~(seen[index] ?? 0));
  return count;
}

function bitsIn(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count += 1;
  return count;
}
