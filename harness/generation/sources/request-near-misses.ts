import { supplierApi } from '../../../contract/description.js';
import { requirements, type OperationKey, type RequirementId } from '../../../contract/requirements/index.js';
import { isSurelyShown } from '../../../contract/schema.js';
import { exampleValue } from '../samples/example-value.js';
import { isNullable } from '../../json/schema-type.js';
import { type Json, type JsonObject } from '../../json/json.js';
import { at, stepsOf, withValue, type Path } from '../../json/json-pointer.js';
import { validatorOf } from '../../json/validators.js';
import { requestFields, type RequestField } from '../samples/request-fields.js';
import { operationOf } from '../../../contract/description.js';
import { breaksOf } from '../near-misses/breaks.js';
import { nearMisses as fixedNearMisses } from '../near-misses/fixed-near-misses.js';
import { upTo, type Drawn } from '../search/drawn.js';
import { isOpenList, nearMisses, type NearMisses, type NearMissValue } from '../near-misses/schema-near-misses.js';
import { labelOf, type Place } from '../near-misses/places.js';
import { replacedAt, valuesAt } from '../schema/pointer-templates.js';
import { SchemaError } from '../schema/schema-errors.js';
import { readSchema, type SchemaGraph } from '../schema/schema-graph.js';
import { simplifiable } from '../search/simpler-json.js';
import type { ValueSource } from './value-sources.js';

/** A request body that breaks one keyword at one place, and the requirement that says it is not accepted. */
export interface RequestNearMiss extends NearMissValue {
  readonly requirement: RequirementId;
}

/** How often each place is broken before any other value is tried: in the plain body, and in the one with most in it. */
const covering = 2;

/** The near-misses of an operation's requests. */
export interface RequestNearMisses {
  /** The places that are broken: those that a requirement speaks of, and where a near-miss is certain. */
  readonly places: readonly Place[];
  /**
   * Each place twice, first in the first body, then in the last one, however many are asked for; then in all of them in
   * turn. In the first body a place is broken as test purposes by example break it, if they do, so that one request does
   * for both. What a supplier must not accept comes before what it should not.
   */
  readonly source: ValueSource<RequestNearMiss>;
}

/**
 * Bodies that differ from accepted ones in one broken keyword at one place, at any depth. What has business meaning
 * stays as it is, so that nothing but the broken keyword is a reason to refuse them. A field that the documents of the
 * Supplier API do not show themselves is left alone.
 * @param bodies that are accepted: the plain one first, the one with most in it last
 * @throws SchemaError when the operation has no body
 */
export function requestNearMisses(operation: OperationKey, bodies: readonly JsonObject[]): RequestNearMisses {
  const { request } = operationOf(operation);
  if (!request) throw new SchemaError('SCHEMA_NOT_FOUND', `${operation} has no request body that could be broken.`);
  const graph = readSchema({ document: supplierApi.document, pointer: request.pointer });
  const fields = requestFields(operationOf(operation));
  const [plain = {}] = bodies;
  const all = nearMisses(graph, {
    overrides: suppliersOwn(request.pointer, plain),
    leaveAlone: (place) => isOpenList(place) || !isSure(place, fields) || requirementOf(place, operation) === undefined,
  });
  const broken = all
    .map((misses) => ({ misses, breakIn: breaker(graph, misses, operation, fields) }))
    .filter(({ breakIn }) => breakIn(plain, { last: false, from: 0 }) !== undefined);
  return {
    places: broken.map(({ misses }) => misses.place),
    source: (seed, count) => {
      const examples = fixedIn(plain, operation);
      const rounds = Math.max(covering, Math.ceil(count / Math.max(1, broken.length)));
      const drawnIn = (round: number) =>
        broken.flatMap(({ misses, breakIn }, index) => {
          const body = bodies.at(round < covering ? -round : (seed + index + round) % bodies.length) ?? plain;
          const made = breakIn(body, {
            last: round % 2 === 1,
            from: seed + index + round,
            ...(round === 0 && { preferred: examples }),
          });
          return made ? [labelled(made, simplifiable(made.nearMiss.value, misses.isCertain, plain))] : [];
        });
      const all = function* (): Generator<Drawn<RequestNearMiss>> {
        yield* mustsFirst(drawnIn, 0, covering);
        yield* mustsFirst(drawnIn, covering, rounds);
      };
      return upTo(all(), Math.max(count, covering * broken.length));
    },
  };
}

/** The near-misses of a body that test purposes by example send, as JSON. */
function fixedIn(body: JsonObject, operation: OperationKey): ReadonlySet<string> {
  const made = fixedNearMisses(operationOf(operation)).flatMap(({ from }) => {
    try {
      return [JSON.stringify(from(body))];
    } catch {
      return [];
    }
  });
  return new Set(made);
}

/** What is drawn in some rounds, each of which is drawn twice rather than kept. */
function* mustsFirst(
  drawnIn: (round: number) => readonly Drawn<RequestNearMiss>[],
  from: number,
  to: number,
): Generator<Drawn<RequestNearMiss>> {
  const isMust = ({ value }: Drawn<RequestNearMiss>) => requirements[value.requirement].level === 'MUST';
  for (const wanted of [true, false])
    for (let round = from; round < to; round += 1) yield* drawnIn(round).filter((each) => isMust(each) === wanted);
}

function labelled(broken: Broken, drawn: Drawn<Json>): Drawn<RequestNearMiss> {
  const { nearMiss, pointerIn } = broken;
  const pointer = pointerIn(drawn.value) ?? nearMiss.pointer;
  const isSame = JSON.stringify(at(nearMiss.value, nearMiss.pointer)) === JSON.stringify(at(drawn.value, pointer));
  const description = isSame ? nearMiss.description : 'a simpler value that is wrong, too,';
  return {
    value: { ...nearMiss, value: drawn.value, pointer, description },
    *simpler() {
      for (const simpler of drawn.simpler()) yield labelled(broken, simpler);
    },
  };
}

/** The parts of a plain body that break the description: references that the supplier made have the form that it gave them. */
function suppliersOwn(schemaPointer: string, plain: JsonObject): Readonly<Record<string, Json>> {
  const validate = validatorOf(schemaPointer);
  if (validate(JSON.parse(JSON.stringify(plain)))) return {};
  return Object.fromEntries(
    (validate.errors ?? []).flatMap(({ instancePath }) => {
      const own = at(plain, instancePath);
      return instancePath === '' || own === undefined ? [] : [[instancePath, own]];
    }),
  );
}

/** Where in a body a place is broken, and how. */
interface Choice {
  /** Whether it is in the last item of each list on the way, of several. */
  readonly last: boolean;
  /** The number of the first way to break it that is tried; the others follow, until one is certain. */
  readonly from: number;
  /** Bodies, as JSON, that are taken before others. */
  readonly preferred?: ReadonlySet<string>;
}

/** A near-miss, and where it is broken once it was made simpler: items of a list may have gone before that. */
interface Broken {
  readonly nearMiss: RequestNearMiss;
  readonly pointerIn: (value: Json) => string | undefined;
}

/** Breaks a place of a body, in which the place is there first; undefined where no way is certain. */
function breaker(
  graph: SchemaGraph,
  { place, isCertain }: NearMisses,
  operation: OperationKey,
  fields: readonly RequestField[],
): (body: JsonObject, choice: Choice) => Broken | undefined {
  const ways = breaksOf(graph, place);
  return (body, { last, from, preferred }) => {
    const whole = inLastItems(having(body, place, fields), place.pointer, last);
    const found = valuesAt(whole, place.pointer).at(last ? -1 : 0);
    if (!found) return undefined;
    const [pointer, current] = found;
    const made = (index: number) => {
      const way = ways[(from + index) % ways.length];
      const replacement = way?.apply(current, [current]);
      return way && replacement !== undefined
        ? { way, replacement, value: replacedAt(whole, pointer, replacement) }
        : [];
    };
    const all = [...ways.keys()].flatMap(made);
    const isPreferred = ({ value }: { readonly value: Json }) => preferred?.has(JSON.stringify(value)) === true;
    for (const { way, replacement, value } of all.toSorted(
      (one, other) => Number(isPreferred(other)) - Number(isPreferred(one)),
    )) {
      const requirement = requirementOf(place, operation, replacement);
      if (requirement === undefined || (replacement === null && mayBeNull(place, fields))) continue;
      if (!isCertain(value) || !isCertainTrimmed(value, place, pointer, isCertain)) continue;
      const nearMiss = {
        value,
        keyword: place.keyword,
        pointer: labelOf({ ...place, pointer }),
        description: way.description,
        requirement,
      };
      // What a valid value in its place makes valid was the broken one.
      const isMended = (simpler: Json, at: string) => !isCertain(replacedAt(simpler, at, current));
      const pointerIn = (simpler: Json) => {
        const [broken] = valuesAt(simpler, place.pointer).find(([each]) => isMended(simpler, each)) ?? [];
        return broken === undefined ? undefined : labelOf({ ...place, pointer: broken });
      };
      return { nearMiss, pointerIn };
    }
    return undefined;
  };
}

/** Whether a text is wrong without the white space at its ends, too: a supplier may cut that off before it looks. */
function isCertainTrimmed(
  value: Json,
  { keyword }: Place,
  pointer: string,
  isCertain: (value: Json) => boolean,
): boolean {
  const text = at(value, pointer);
  return typeof text !== 'string' || keyword === 'type' || isCertain(replacedAt(value, pointer, text.trim()));
}

/** A copy of a body in which a place is there, with everything that it stands in. */
function having(body: JsonObject, place: Place, fields: readonly RequestField[]): Json {
  const field = fieldAt(place.pointer, fields);
  if (!field) return body;
  const whole = field.within(body);
  return valuesAt(whole, place.pointer).length > 0 ? whole : withValue(whole, field.path, exampleValue(field.schema));
}

/** A copy in which the lists on the way to a place have several items, if the place is to be in the last one. */
function inLastItems(body: Json, template: string, last: boolean): Json {
  if (!last) return body;
  const lists = stepsOf(template).flatMap((step, index, steps) => (step === '*' ? [steps.slice(0, index)] : []));
  return lists.reduce((whole, steps) => {
    const pointer = steps.map((step) => `/${step === '*' ? '0' : step}`).join('');
    const list = at(whole, pointer);
    const isSingle = Array.isArray(list) && list.length === 1;
    return isSingle ? replacedAt(whole, pointer, [...(list as Json[]), ...(list as Json[])]) : whole;
  }, body);
}

function fieldAt(template: string, fields: readonly RequestField[]): RequestField | undefined {
  const path: Path = stepsOf(template).map((step) => (step === '*' ? 0 : step));
  return fields.find((field) => field.path.join('/') === path.join('/'));
}

/** Whether the documents show a place themselves; the body as a whole they do. */
function isSure(place: Place, fields: readonly RequestField[]): boolean {
  const label = labelOf(place);
  const field = fieldAt(label, fields);
  return label === '' || (field !== undefined && isSurelyShown(field.schema));
}

/** Whether a null can stand for an absent value: many systems read it so. */
function mayBeNull({ pointer }: Place, fields: readonly RequestField[]): boolean {
  const field = fieldAt(pointer, fields);
  return pointer !== '' && (field?.required !== true || isNullable(field.schema));
}

const limits: ReadonlySet<string> = new Set([
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
]);

/** The requirement that a broken keyword violates; undefined where none of the operation speaks of it. */
function requirementOf(
  { keyword, constraints }: Place,
  operation: OperationKey,
  replacement?: Json,
): RequirementId | undefined {
  const isFraction = typeof replacement === 'number' && constraints.types.includes('integer');
  const requirement = kindOf(keyword, isFraction);
  return requirement && requirements[requirement].operations.includes(operation) ? requirement : undefined;
}

function kindOf(keyword: string, isFraction: boolean): RequirementId | undefined {
  if (keyword === 'required') return 'API-FIELD-REQUIRED';
  if (keyword === 'type') return isFraction ? 'API-FIELD-LIMIT' : 'API-FIELD-TYPE';
  if (keyword === 'enum' || keyword === 'const') return 'API-FIELD-ENUM';
  return limits.has(keyword) ? 'API-FIELD-LIMIT' : undefined;
}
