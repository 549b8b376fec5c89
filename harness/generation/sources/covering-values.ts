import { Arbitrary } from 'fast-check';
import type { Json } from '../../json/json.js';
import { draw, drawEach, drawFirst, upTo } from '../search/drawn.js';
import type { Edge } from '../coverage/edges.js';
import { allEdges, shows } from '../coverage/keyword-coverage.js';
import { byPresencePairs } from '../coverage/presence-pairs.js';
import { isUnsatisfiable } from '../values/objects.js';
import type { SchemaGraph } from '../schema/schema-graph.js';
import { validValues } from '../values/valid-values.js';
import type { ValueOptions } from '../values/value-options.js';

/** So many values are drawn at random, and put into the order in which they exercise most. */
const drawnToChooseFrom = 200;

/** So many values are drawn for an edge that none so far has shown, a few at a time. */
const drawnForEdge = 400;
const drawnAtOnce = 25;

/** So many values are chosen for the pairs of optional parts that they show; most schemas need far fewer. */
const mostForPairs = 40;

/** What comes first has been made from each schema, since several properties of a run, and several runs of a process, ask for the same. */
const made = new WeakMap<SchemaGraph, Map<string, readonly Json[]>>();
const maxRemembered = 200;

/**
 * Valid values in the order in which they exercise most that is new: first as few as show every edge of every place,
 * then as few as show every pair of optional parts, then others at random, so many in all. The same seed gives the same values; fewer of them are the first of more.
 */
export function coveringValues(
  graph: SchemaGraph,
  { seed, count }: { readonly seed: number; readonly count: number },
  options: ValueOptions = {},
): Iterable<Json> {
  return upTo(manyCovering(graph, seed, count, options), count);
}

function* manyCovering(graph: SchemaGraph, seed: number, count: number, options: ValueOptions): Generator<Json, void> {
  yield* firstCovering(graph, seed, options);
  const { values } = validValues(graph, options);
  for (const { value } of drawEach(values, seed, count, drawnToChooseFrom)) yield value;
}

/** The values that are put into order, and those that were searched for. */
function firstCovering(graph: SchemaGraph, seed: number, options: ValueOptions): readonly Json[] {
  const remembered = made.get(graph) ?? new Map<string, readonly Json[]>();
  made.set(graph, remembered);
  const key = JSON.stringify([seed, options], (_, value: unknown) => identityOf(value));
  const known = remembered.get(key);
  if (known) return known;
  const values = covering(graph, seed, options);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(key, values);
  return values;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** Arbitraries and functions are the same only if they are one; anything else is what it says. */
function identityOf(value: unknown): unknown {
  if (typeof value !== 'function' && !(value instanceof Arbitrary)) return value;
  const identity = identities.get(value) ?? ++lastIdentity;
  identities.set(value, identity);
  return `identity ${identity}`;
}

function covering(graph: SchemaGraph, seed: number, options: ValueOptions): readonly Json[] {
  const edges = allEdges(graph, options);
  const { values } = validValues(graph, options);
  // Values that are asked for beyond these come last, so that what comes first does not depend on how many there are.
  const pool = draw(values, seed, drawnToChooseFrom).map(({ value }) => value);
  const shownBy = pool.map((value) => new Set(edges.filter((edge) => shows(value, edge))));
  for (const edge of edges) {
    if (shownBy.some((shown) => shown.has(edge))) continue;
    const found = valueFor(graph, edge, seed, options);
    if (found === undefined) continue;
    pool.push(found);
    shownBy.push(new Set(edges.filter((other) => shows(found, other))));
  }
  return ordered(pool, shownBy);
}

function valueFor(graph: SchemaGraph, edge: Edge, seed: number, options: ValueOptions): Json | undefined {
  try {
    const { pointer, taken } = edge.place.focus;
    const focus = { pointer: edge.part === undefined ? pointer : `${pointer}/${edge.part}`, taken };
    const { values } = validValues(graph, options, focus);
    for (let round = 1; round <= drawnForEdge / drawnAtOnce; round += 1) {
      const found = drawFirst(values, seed + round, drawnAtOnce, (value) => shows(value, edge));
      if (found !== undefined) return found;
    }
    return undefined;
  } catch (thrown) {
    if (isUnsatisfiable(thrown)) return undefined;
    throw thrown;
  }
}

/**
 * Takes the value that shows most of what is not shown yet, again and again: first edges, then pairs of optional parts.
 * The rest comes as it was drawn.
 */
function ordered(pool: readonly Json[], shownBy: readonly ReadonlySet<Edge>[]): readonly Json[] {
  const waiting = new Set(pool.keys());
  const shown = new Set<Edge>();
  const taken: number[] = [];
  for (;;) {
    let best: number | undefined;
    let most = 0;
    for (const index of waiting) {
      const fresh = [...(shownBy[index] ?? [])].filter((edge) => !shown.has(edge)).length;
      if (fresh > most) [best, most] = [index, fresh];
    }
    if (best === undefined) break;
    waiting.delete(best);
    taken.push(best);
    for (const edge of shownBy[best] ?? []) shown.add(edge);
  }
  const valuesAt = (indices: Iterable<number>) => [...indices].map((index) => pool[index] ?? null);
  const others = [...waiting];
  const pairs = byPresencePairs(valuesAt(others), valuesAt(taken), mostForPairs).map((index) => others[index] ?? 0);
  return valuesAt(new Set([...taken, ...pairs, ...others]));
}
