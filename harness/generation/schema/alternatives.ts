import type { Location, SchemaGraph } from './schema-graph.js';
import type { JsonSchema, SchemaObject } from './schema-object.js';

/** One way to satisfy schemas that hold together: the places whose own keywords apply, with no combinator among them. */
export interface Alternative {
  readonly locations: readonly Location[];
  /** Whether keywords apply that values are not made from, so that each value has to be validated. */
  readonly filtered: boolean;
}

/** More ways than these are not tried; the first of them are. */
const maxAlternatives = 64;

/** What keywords that values are not made from leave to a validator. */
const onlyValidated = ['not', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames'] as const;

/** All ways to satisfy schemas that hold together: references followed, one branch of each choice taken. */
export function alternativesOf(graph: SchemaGraph, locations: readonly Location[]): readonly Alternative[] {
  return expand(graph, { pending: locations, done: [], choices: [], filtered: false }).slice(0, maxAlternatives);
}

interface State {
  readonly pending: readonly Location[];
  readonly done: readonly Location[];
  /** Groups of branches, of each of which one has to be taken. */
  readonly choices: readonly (readonly Branch[])[];
  readonly filtered: boolean;
}

type Branch = readonly Location[];

function expand(graph: SchemaGraph, state: State): Alternative[] {
  const done = new Set(state.done);
  const pending = [...state.pending];
  const choices = [...state.choices];
  let filtered = state.filtered;
  for (let location = pending.shift(); location !== undefined; location = pending.shift()) {
    if (done.has(location)) continue;
    const schema: JsonSchema = graph.schemaAt(location);
    if (schema === false) return [];
    if (schema === true) continue;
    // Which values are right is not known where part of a schema cannot be read.
    if (schema['x-unreadable'] !== undefined && !schema.enum && schema.const === undefined) return [];
    done.add(location);
    if (schema.$ref !== undefined) pending.push(schema.$ref.slice(1));
    pending.push(...(schema.allOf ?? []).map((_, index) => `${location}/allOf/${index}`));
    const found = choicesOf(schema, location);
    choices.push(...found);
    filtered ||= found.length > 0 || onlyValidated.some((keyword) => schema[keyword] !== undefined);
  }
  const [choice, ...others] = choices;
  if (!choice) return [{ locations: [...done], filtered }];
  const alternatives: Alternative[] = [];
  for (const branch of choice) {
    if (alternatives.length >= maxAlternatives) break;
    alternatives.push(...expand(graph, { pending: branch, done: [...done], choices: others, filtered }));
  }
  return alternatives;
}

function choicesOf(schema: SchemaObject, location: Location): (readonly Branch[])[] {
  const choices: (readonly Branch[])[] = [];
  for (const keyword of ['anyOf', 'oneOf'] as const)
    if (schema[keyword]) choices.push(schema[keyword].map((_, index) => [`${location}/${keyword}/${index}`]));
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined))
    choices.push([
      [`${location}/if`, ...(schema.then === undefined ? [] : [`${location}/then`])],
      schema.else === undefined ? [] : [`${location}/else`],
    ]);
  for (const name of Object.keys(schema.dependentSchemas ?? {}))
    choices.push([[`${location}/dependentSchemas/${escaped(name)}`], []]);
  return choices;
}

/** A name as one step of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
