import type { OperationKey } from '../../../contract/requirements/index.js';
import { supplierApi } from '../../../contract/description.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { alternativesOf } from '../schema/alternatives.js';
import { constraintsOf } from '../schema/constraints.js';
import { coveringValues } from './covering-values.js';
import { dealTexts, type Deal } from './spread-texts.js';
import { distinct, upTo, type Drawn } from '../search/drawn.js';
import { allEdges, shows } from '../coverage/keyword-coverage.js';
import { SchemaError } from '../schema/schema-errors.js';
import { readSchema, type SchemaGraph } from '../schema/schema-graph.js';
import { simplifiable } from '../search/simpler-json.js';
import { validValues } from '../values/valid-values.js';
import type { ValueSource } from './value-sources.js';
import type { ValueOptions } from '../values/value-options.js';

/** So many bodies are made at least, to have enough different ones: a caller that asks for fewer gets the first of these. */
const fewestDrawn = 200;

/** Which parts of a body are free, and what else is known of their values. */
export interface FreeParts {
  /** Names of properties that mean nothing to a supplier, so that any valid value of theirs must be accepted. */
  readonly free: readonly string[];
  /** Values within them that are given, by JSON pointer into the body. */
  readonly overrides?: NonNullable<ValueOptions['overrides']>;
  /** Whether at least one of them has to be there. */
  readonly some?: boolean;
  /** Pointers to the places within them where any text may stand; `*` is every item of a list. */
  readonly texts?: readonly string[];
  /** Where the bodies come from, as far as these parts of them are allowed: one request can show both then. */
  readonly like?: ValueSource<JsonObject>;
  /** What also has to hold for a body, however simple it is made. */
  readonly allows?: (body: JsonObject) => boolean;
}

/**
 * The free properties of valid request bodies of an operation, each there or not as the description allows. All that
 * has business meaning is as in the plain body, which is accepted, and is not given out. Texts of nothing but white
 * space are left out: they are valid, but a supplier may take them for none.
 * @throws SchemaError when the operation has no body
 */
export function freeParts(
  operation: OperationKey,
  plain: JsonObject,
  { free, overrides = {}, some = false, texts = [], like, allows = () => true }: FreeParts,
): ValueSource<JsonObject> {
  const pointer = supplierApi.operations.get(operation)?.request?.pointer;
  if (pointer === undefined)
    throw new SchemaError('SCHEMA_NOT_FOUND', `${operation} has no request body that values can be made from.`);
  const graph = readSchema({ document: supplierApi.document, pointer });
  const bound = Object.entries(plain).filter(([name]) => !free.includes(name));
  const known = new Set([...free, ...bound.map(([name]) => name)]);
  const standIns = standInsFor(graph, bound);
  const options: ValueOptions = {
    overrides: { ...Object.fromEntries(standIns.map(([name, value]) => [`/${name}`, value])), ...overrides },
    absent: namesOf(graph)
      .filter((name) => !known.has(name))
      .map((name) => `/${name}`),
    plausible: isMoreThanSpace,
  };
  const { accepts } = validValues(graph, options);
  const isAllowed = (body: Json) =>
    accepts(body) &&
    acceptsComposed(accepts, body) &&
    (!some || Object.keys(partsOf(body, free)).length > 0) &&
    allows(body as JsonObject);
  // One by one, since only the first of those that are drawn are asked for.
  const allowedOf = function* (drawn: Iterable<Json>): Iterable<Json> {
    for (const parts of drawn) {
      const body = { ...(parts as JsonObject), ...Object.fromEntries(bound) };
      if (isAllowed(body)) yield body;
    }
  };
  const own = (seed: number, count: number) => {
    const drawn = coveringValues(graph, { seed, count: Math.max(fewestDrawn, 4 * count + 1) }, options);
    const bodies = allowedOf(drawn);
    const neededIn = showingSomethingNew(graph, options);
    // Two properties about one operation begin elsewhere, so that they do not try the same texts.
    const start = Math.abs(seed) + [...free.join()].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    return upTo(distinct(dealTexts(distinct(bodies), { places: texts, start, isAllowed, neededIn })), count);
  };
  const bodiesOf = function* (seed: number, count: number): Generator<Json, void> {
    if (!like) return yield* own(seed, count);
    let others: Iterator<Json, void> | undefined;
    let reached = 0;
    let index = 0;
    for (const { value } of like(seed, count)) {
      const body = { ...partsOf(value, free), ...Object.fromEntries(bound) };
      if (isAllowed(body)) yield body;
      else {
        // The one at the same place of its own.
        others ??= own(seed, count);
        let other: IteratorResult<Json, void> | undefined;
        for (; reached <= index; reached += 1) other = others.next();
        if (other?.done === false) yield other.value;
      }
      index += 1;
    }
  };
  return function* (seed, count) {
    for (const body of bodiesOf(seed, count)) {
      // What was found for something else must not be refused for a blank text when it is made simpler.
      const isAsFull = (simpler: Json) => isAllowed(simpler) && (hasBlankText(body) || !hasBlankText(simpler));
      yield withPartsOnly(simplifiable(body, isAsFull, plain), free);
    }
  };
}

/** Whether a body is valid too where a supplier composes letters and their marks (NFC), which makes texts shorter. */
function acceptsComposed(accepts: (body: Json) => boolean, body: Json): boolean {
  const text = JSON.stringify(body);
  if (!/[\u0300-\uffff]/.test(text)) return true;
  const composed = text.normalize('NFC');
  return composed === text || accepts(JSON.parse(composed) as Json);
}

function isMoreThanSpace(text: string): boolean {
  return text.trim() !== '';
}

function hasBlankText(value: Json): boolean {
  if (typeof value === 'string') return !isMoreThanSpace(value);
  return typeof value === 'object' && value !== null && Object.values(value as JsonObject).some(hasBlankText);
}

type Entries = readonly (readonly [name: string, value: Json])[];

/** The bound values of the first plain body of each schema, by their names. */
const firstBound = new WeakMap<SchemaGraph, Map<string, Entries>>();

/**
 * Values in the place of bound ones while bodies are made. They do not change what is drawn for the free parts, so
 * those of the first plain body serve for all, and bodies that were made once can be used again.
 */
function standInsFor(graph: SchemaGraph, bound: Entries): Entries {
  const known = firstBound.get(graph) ?? new Map<string, Entries>();
  firstBound.set(graph, known);
  const names = JSON.stringify(bound.map(([name]) => name));
  const standIns = known.get(names) ?? bound;
  known.set(names, standIns);
  return standIns;
}

/** Finds for each body in turn the edges that none before it has shown, and checks that a change keeps them. */
function showingSomethingNew(graph: SchemaGraph, options: ValueOptions): Deal['neededIn'] {
  const missing = new Set(allEdges(graph, options));
  return (body) => {
    const fresh = [...missing].filter((edge) => shows(body, edge));
    for (const edge of fresh) missing.delete(edge);
    return fresh.length === 0 ? undefined : (changed) => fresh.every((edge) => shows(changed, edge));
  };
}

/** Every property that a body can have. */
function namesOf(graph: SchemaGraph): readonly string[] {
  const names = alternativesOf(graph, [graph.root]).flatMap(
    ({ locations }) => constraintsOf(graph, locations)?.names ?? [],
  );
  return [...new Set(names)];
}

function partsOf(body: Json, free: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(isJsonObject(body) ? body : {}).filter(([name]) => free.includes(name)));
}

function withPartsOnly(drawn: Drawn<Json>, free: readonly string[]): Drawn<JsonObject> {
  return {
    value: partsOf(drawn.value, free),
    *simpler() {
      for (const simpler of drawn.simpler()) yield withPartsOnly(simpler, free);
    },
  };
}
