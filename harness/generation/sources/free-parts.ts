import type { OperationKey } from '../../../contract/requirements/index.js';
import { supplierApi } from '../../../contract/description.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { alternativesOf } from '../schema/alternatives.js';
import { constraintsOf } from '../schema/constraints.js';
import { coveringValues } from './covering-values.js';
import { dealTexts } from './spread-texts.js';
import type { Drawn } from '../search/drawn.js';
import { allEdges, shows } from '../coverage/keyword-coverage.js';
import { SchemaError } from '../schema/schema-errors.js';
import { readSchema, type SchemaGraph } from '../schema/schema-graph.js';
import { simplifiable } from '../search/simpler-json.js';
import { validValues } from '../values/valid-values.js';
import type { ValueSource } from './value-sources.js';
import type { ValueOptions } from '../values/value-options.js';

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
  { free, overrides = {}, some = false, texts = [], allows = () => true }: FreeParts,
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
    accepts(body) && (!some || Object.keys(partsOf(body, free)).length > 0) && allows(body as JsonObject);
  return (seed, count) => {
    const bodies = coveringValues(graph, { seed, count: 4 * count + 1 }, options)
      .map((body) => ({ ...(body as JsonObject), ...Object.fromEntries(bound) }))
      .filter(isAllowed)
      .slice(0, count);
    const isNeeded = showingSomethingNew(graph, options);
    // Two properties about one operation begin elsewhere, so that they do not try the same texts.
    const start = Math.abs(seed) + [...free.join()].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    return dealTexts(bodies, { places: texts, start, isAllowed, isNeeded }).map((body) =>
      withPartsOnly(simplifiable(body, isAllowed, plain), free),
    );
  };
}

function isMoreThanSpace(text: string): boolean {
  return text.trim() !== '';
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

/** Decides for each body in turn whether it shows an edge that none before it has shown. */
function showingSomethingNew(graph: SchemaGraph, options: ValueOptions): (body: Json) => boolean {
  const missing = new Set(allEdges(graph, options));
  return (body) => {
    const fresh = [...missing].filter((edge) => shows(body, edge));
    for (const edge of fresh) missing.delete(edge);
    return fresh.length > 0;
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
