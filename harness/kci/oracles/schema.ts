import { isNormative } from '../../../contract/requirements/requirement.js';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Sureness } from '../../../contract/requirements/requirement.js';
import { supplierUpdatesApi } from '../../../contract/updates-description.js';
import { isJsonObject, type JsonObject } from '../../json/json.js';
import { at } from '../../json/json-pointer.js';
import { demandOf, mustOf } from '../../json/schema-demand.js';
import { quote } from '../../json/quote.js';
import { type KciOracle, type KciRemark } from './oracle.js';

let kciSchema: ValidateFunction | undefined;

/** The validator of a KCI, compiled for the first one: most processes that load this judge none. */
function validatorOfKci(): ValidateFunction {
  if (kciSchema) return kciSchema;
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    // It ships with this package, and the lint step looks whether it is a schema.
    validateSchema: false,
    code: { optimize: false },
  });
  addFormats.default(ajv);
  ajv.addSchema({ ...supplierUpdatesApi.document, $id: 'supplier-updates-api' });
  return (kciSchema = ajv.compile({ $ref: 'supplier-updates-api#/components/schemas/Kci' }));
}

let surenesses: ReadonlyMap<object, Sureness> | undefined;

/** More of them tell nothing new. */
const maxErrors = 20;

/**
 * The documented fields of a KCI follow their schema. What breaks a constraint that is not sure enough is noted.
 * The form of issuedOn, and whether there is an entity, are judged by oracles of their own.
 */
export const followsSchema: KciOracle = ({ body }) => schemaRemarks(body);

function schemaRemarks(body: JsonObject): readonly KciRemark[] {
  const validate = validatorOfKci();
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .filter(
      ({ keyword, instancePath }) => keyword !== '$ref' && !(keyword === 'format' && instancePath === '/issuedOn'),
    )
    .filter((error, index, all) => !isNotedWith(error, all, index))
    .map((error, _, all) => remarkOn(error, body, validate.errors ?? all))
    .toSorted((one, other) => Number('note' in one) - Number('note' in other))
    .slice(0, maxErrors);
}

/** What the Fibre Cafe has against a KCI when it validates it: one sentence for each violation of the schema. */
export function validationMessages(body: JsonObject): readonly string[] {
  return schemaRemarks(body).flatMap((remark) => ('requirement' in remark ? [remark.reason] : []));
}

/** Whether a field is missing that is noted together with one before, of the same object. */
function isNotedWith(error: ErrorObject, all: readonly ErrorObject[], index: number): boolean {
  if (error.keyword !== 'required' || isNormative(surenessOf(error))) return false;
  const first = all.findIndex(
    ({ keyword, instancePath }) => keyword === 'required' && instancePath === error.instancePath,
  );
  return first < index;
}

function remarkOn(error: ErrorObject, body: JsonObject, all: readonly ErrorObject[]): KciRemark {
  const missing = missingField(error);
  const pointer = error.instancePath + missing;
  const broken = `The KCI's ${pointer || 'body'} breaks its schema: it ${mustOf(error)}.`;
  const sureness = surenessOf(error);
  if (!isNormative(sureness)) {
    const alike = all.filter(
      ({ keyword, instancePath }) => keyword === 'required' && instancePath === error.instancePath,
    );
    const fields = alike.map((other) => other.instancePath + missingField(other)).join(', ');
    return {
      note: `${missing ? `The KCI lacks ${fields}.` : broken} That is not sure enough to fail a supplier (${sureness}).`,
    };
  }
  const value = at(body, error.instancePath);
  const keys = isJsonObject(value) ? Object.keys(value).join(', ') : quote(value);
  return {
    requirement: 'KCI-SCHEMA',
    way: error.keyword,
    reason: missing ? `The KCI lacks the field ${pointer}.` : broken,
    expected: missing ? `a value at ${pointer}` : demandOf(error).what,
    actual: missing ? `only ${keys}` : quote(value),
    pointer,
  };
}

function surenessOf({ parentSchema }: ErrorObject): Sureness {
  surenesses ??= surenessesOf(supplierUpdatesApi.document);
  return surenesses.get(parentSchema as object) ?? 'inferred';
}

function missingField({ keyword, params }: ErrorObject): string {
  return keyword === 'required' ? `/${String(params['missingProperty'])}` : '';
}

/** How sure each place of the description is: as it says itself, or else as the place around it. */
function surenessesOf(document: object): ReadonlyMap<object, Sureness> {
  const found = new Map<object, Sureness>();
  const visit = (node: object, around: Sureness): void => {
    const own = (node as { readonly 'x-sureness'?: Sureness })['x-sureness'] ?? around;
    found.set(node, own);
    for (const inner of Object.values(node))
      if (typeof inner === 'object' && inner !== null) visit(inner as object, own);
  };
  visit(document, 'inferred');
  return found;
}
