import { setImmediate } from 'node:timers/promises';
import { supplierApi } from '../../../contract/description.js';
import type { RequestBody } from '../../../contract/operation.js';
import type { OperationKey } from '../../../contract/requirements/index.js';
import { isSurelyShown, type Schema } from '../../../contract/schema.js';
import { hasType } from '../schema/constraints.js';
import { countCoverage, type CoverageRow } from './keyword-coverage.js';
import { breakablePlaces, type BreakablePlace } from '../near-misses/schema-near-misses.js';
import { labelOf, placesOf, type Place } from '../near-misses/places.js';
import { valuesAt } from '../schema/pointer-templates.js';
import { readSchema } from '../schema/schema-graph.js';
import { jsonIn } from '../../json/bounded-json.js';
import type { Exchanges } from '../../report/exchange.js';
import type { Json } from '../../json/json.js';
import type { OperationCoverage, PlaceCoverage } from '../../report/run-report.js';

/** Counts which keywords at which places of request bodies a run exercises. */
export class RequestCoverage {
  readonly #counters = new Map<OperationKey, Promise<Counter>>();

  /**
   * Counts for an operation from now on. What counting needs takes a while to make: it is made one operation after the
   * other, so that a caller who needs only one does not wait for all. Only the operations of the Supplier API are counted.
   */
  prepare(key: OperationKey): void {
    const operation = supplierApi.operations.get(key);
    if (!operation?.request || operation.generic || this.#counters.has(key)) return;
    const { request } = operation;
    const before = [...this.#counters.values()].at(-1);
    const counter = Promise.resolve(before)
      .then(() => setImmediate())
      .then(() => counterOf(request));
    // The caller who asks for the counts gets the error.
    counter.catch(() => undefined);
    this.#counters.set(key, counter);
  }

  /** What the requests of these exchanges exercised, by operation, in the order of the description. */
  async of(exchanges: Exchanges): Promise<readonly OperationCoverage[]> {
    const counters = new Map<string, Counter>();
    for (const [operation, counter] of this.#counters) counters.set(operation, await counter);
    for await (const { operation = '', request, response } of exchanges) {
      const counter = counters.get(operation);
      if (counter && response && request.body !== undefined) counter.sent(request.body);
    }
    return [...supplierApi.operations.keys()].flatMap((operation) => {
      const counter = counters.get(operation);
      return counter ? [{ operation, ...counter.coverage() }] : [];
    });
  }
}

/** So many bodies are remembered, since looking at one again changes nothing, but takes a while. */
const maxSeen = 1_000;

interface Counter {
  readonly sent: (body: string) => void;
  readonly coverage: () => Omit<OperationCoverage, 'operation'>;
}

function counterOf({ schema, pointer }: RequestBody): Counter {
  const { document } = supplierApi;
  const whole = readSchema({ document, pointer });
  const partOf = (keeps: Keeps) =>
    readSchema({ document: { openapi: document['openapi'], schema: partial(schema, keeps) }, pointer: '/schema' });
  const sureGraph = partOf(isSure);
  // Whether what is given is there is given, too: any combination is one of the other optional fields.
  const free = partOf((part, name, required) => isSure(part) && (required || !givenNames.test(`/${name}`)));
  const breakable = breakablePlaces(sureGraph).filter(({ place }) => place.keyword !== 'format');
  const byPlace = new Map(breakable.map((each) => [each.place, each]));
  const counter = countCoverage(
    free,
    [...byPlace.keys()],
    {},
    (place) => !isGiven(place),
    (place) => byPlace.get(place)?.nearMisses() !== undefined,
  );
  const waiting = new Set(breakable);
  const seen = new Set<string>();
  return {
    sent: (body) => {
      // Bodies that differ in nothing but ids and times exercise the same.
      const alike = body.replaceAll(/\d{4,}/g, (digits) => '#'.repeat(digits.length));
      const value = seen.has(alike) ? undefined : jsonIn(body);
      if (seen.size >= maxSeen) seen.clear();
      seen.add(alike);
      if (value === undefined) return;
      if (whole.accepts(value)) return counter.sentValid(value);
      for (const miss of waiting) {
        const pointerOfBreak = brokenAt(value, miss, sureGraph.accepts);
        if (pointerOfBreak === undefined) continue;
        waiting.delete(miss);
        counter.sentNearMiss({ keyword: miss.place.keyword, pointer: pointerOfBreak });
      }
    },
    coverage: () => {
      const { rows, percentage } = counter.coverage();
      const sure = new Set(placesOf(sureGraph).map(labelOf));
      const unsure = placesOf(whole).filter((place) => place.keyword === 'type' && !sure.has(labelOf(place)));
      return { percentage, places: [...rows.map(placeCoverage), ...unsure.map(excluded)] };
    },
  };
}

/** Where an invalid value breaks the keyword of a near-miss, and nothing else; undefined when it does not. */
function brokenAt(
  value: Json,
  { place, isCertain }: BreakablePlace,
  accepts: (part: Json, locations: readonly string[]) => boolean,
): string | undefined {
  const locations = place.constraints.schemas.map(([location]) => location);
  const isWrong = (part: Json) =>
    place.keyword === 'type' ? !hasType(part, place.constraints.types) : !accepts(part, locations);
  const found = valuesAt(value, place.pointer).find(([, part]) => isWrong(part));
  return found && isCertain(value) ? labelOf({ ...place, pointer: found[0] }) : undefined;
}

/** Names of what exists in the supplier, the platform or the profile before it is asked for. */
const givenNames = /\/(?:id|tenant|address|\w+(?:Id|Reference)|timeslot\w+|\w*haracteristics?\/\*\/name)$/;
const keywordsOfParts: ReadonlySet<string> = new Set(['properties', 'items', 'minItems', 'maxItems', 'uniqueItems']);

/** Whether no other values can be tried at a place than those that are given: others would be refused by right. */
function isGiven({ pointer, keyword }: Pick<Place, 'pointer' | 'keyword'>): boolean {
  return givenNames.test(pointer) && !keywordsOfParts.has(keyword);
}

function placeCoverage({ pointer, keyword, shown, notShown, broken }: CoverageRow): PlaceCoverage {
  const reasons = [
    ...(broken === undefined && keyword !== 'format' ? ['no value is certain to break it'] : []),
    ...(keyword === 'format' ? ['no requirement speaks of a value that breaks it'] : []),
    ...(isGiven({ pointer, keyword }) ? ['its valid values are given'] : []),
  ];
  return {
    pointer,
    keyword,
    shown,
    notShown,
    ...(broken !== undefined && { broken: broken > 0 }),
    ...(reasons.length > 0 && { notCounted: reasons.join('; ') }),
  };
}

function excluded(place: Place): PlaceCoverage {
  const { keyword } = place;
  const notCounted = 'the documents of the Supplier API do not show it themselves';
  return { pointer: labelOf(place), keyword, shown: [], notShown: [], notCounted };
}

/** Which properties of a schema are kept. */
type Keeps = (part: Schema, name: string, required: boolean) => boolean;

/** No supplier can be asked to take what the documents do not show themselves. */
const isSure = (part: Schema) => isSurelyShown(part);

/** A schema with some of its properties only. */
function partial(schema: Schema, keeps: Keeps): Schema {
  const { required = [], properties, items } = schema;
  const kept = Object.entries(properties ?? {}).filter(([name, part]) => keeps(part, name, required.includes(name)));
  const names = new Set(kept.map(([name]) => name));
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(kept.map(([name, part]) => [name, partial(part, keeps)])),
      required: required.filter((name) => names.has(name)),
    }),
    ...(items && { items: partial(items, keeps) }),
  };
}
