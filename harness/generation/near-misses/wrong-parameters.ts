import type { Operation, Parameter } from '../../../contract/operation.js';
import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Schema } from '../../../contract/schema.js';
import type { PlainRequest } from '../../wire/supplier-request.js';
import { valuesOutside } from './fixed-near-misses.js';
import { validatorOf } from '../../json/validators.js';
import { plainValue } from '../../wire/query-string.js';
import type { SupplierRequest } from '../../wire/supplier-request.js';
import type { Json } from '../../json/json.js';
import { typeOf } from '../../json/schema-type.js';
import { furtherValuesOutside } from './values-outside.js';

/** A request that differs from a valid one in one parameter. */
export interface WrongParameter {
  /** Part of the test case's id: `query.limit.missing`. */
  readonly id: string;
  /** What is wrong with it, to be read after «a request». */
  readonly title: string;
  readonly requirement: RequirementId;
  /** Codes that HTTP itself has for it: an address with a wrong part names nothing. */
  readonly tolerated: readonly number[];
  readonly from: (request: PlainRequest) => SupplierRequest;
}

type Place = 'query' | 'path' | 'header';
type Wrong = readonly [id: string, description: string, requirement: RequirementId, value: Json];

/** Texts that are certainly no value of a type. */
const noValues: Readonly<Record<string, readonly Wrong[]>> = {
  integer: [
    ['text', 'a text', 'API-PARAMETER-TYPE', 'not-a-number'],
    ['fraction', 'a fraction', 'API-PARAMETER-TYPE', 1.5],
  ],
  number: [['text', 'a text', 'API-PARAMETER-TYPE', 'not-a-number']],
  boolean: [['text', 'a text', 'API-PARAMETER-TYPE', 'maybe']],
};

/** Every parameter of an operation left out where it is required, and given a value that is certainly invalid. */
export function wrongParameters(operation: Operation): readonly WrongParameter[] {
  const { queryParameters, pathParameters, headerParameters } = operation;
  return [
    ...queryParameters.flatMap((parameter) => [...missing(parameter, 'query'), ...invalid(parameter, 'query')]),
    ...pathParameters.flatMap((parameter) => invalid(parameter, 'path')),
    ...headerParameters.flatMap((parameter) => [...missing(parameter, 'header'), ...invalid(parameter, 'header')]),
  ];
}

function missing({ name, required }: Parameter, place: 'query' | 'header'): readonly WrongParameter[] {
  if (!required) return [];
  return [
    {
      id: `${place}.${name}.missing`,
      title: `without the required ${placeNames[place]} ${name}`,
      requirement: place === 'query' ? 'API-PARAMETER-REQUIRED' : 'API-HEADER-REQUIRED',
      tolerated: [],
      from: (request) =>
        place === 'query'
          ? { ...request, rawQuery: { [name]: null } }
          : { ...request, headers: { ...request.headers, [name]: null } },
    },
  ];
}

const placeNames: Readonly<Record<Place, string>> = {
  query: 'query parameter',
  path: 'path parameter',
  header: 'header',
};

function invalid(parameter: Parameter, place: Place): readonly WrongParameter[] {
  const { name } = parameter;
  const tolerated = place === 'path' ? [404] : [];
  return wrongValues(parameter).flatMap(([id, description, requirement, value]): WrongParameter[] => {
    const text = plainValue(value);
    // An empty value can mean none, and in a header only printable ASCII arrives unchanged.
    if (text.trim() === '' || (place === 'header' && /[^ -~]/.test(text))) return [];
    const common = { id: `${place}.${name}.${id}`, requirement, tolerated };
    const title = `with ${description} as ${placeNames[place]} ${name}`;
    if (place === 'query')
      return [
        { ...common, title, from: (request) => ({ ...request, rawQuery: { [name]: encodeURIComponent(text) } }) },
      ];
    return [
      {
        ...common,
        title,
        from: (request) =>
          place === 'path'
            ? { ...request, pathParameters: { ...request.pathParameters, [name]: text } }
            : { ...request, headers: { ...request.headers, [name]: text } },
      },
    ];
  });
}

/** Values that the schema of a parameter, or of the items of a list, refuses; each id once. */
export function wrongValues({
  schema,
  pointer,
  json,
}: Pick<Parameter, 'schema' | 'pointer' | 'json'>): readonly Wrong[] {
  if (json) return [['cut-off', 'a JSON text that is cut off', 'API-PARAMETER-TYPE', '{"cut']];
  const list = typeOf(schema) === 'array';
  const described: Schema = list ? (schema.items ?? {}) : schema;
  const type = typeOf(described);
  if (type === undefined || type === 'object' || type === 'array') return [];
  const refuses = validatorOf(list ? `${pointer}/items` : pointer);
  const outside = [...valuesOutside(described), ...furtherValuesOutside(described)].flatMap(
    ([keyword, id, description, value]): Wrong[] =>
      typeof value === 'function'
        ? []
        : [
            [
              id,
              description,
              keyword === 'enum' || keyword === 'const' ? 'API-PARAMETER-ENUM' : 'API-PARAMETER-LIMIT',
              value,
            ],
          ],
  );
  const ids = new Set<string>();
  return [...(noValues[type] ?? []), ...outside].filter(([id, , requirement, value]) => {
    // A text in place of a number would be of another type, not outside of a limit.
    const comparable = requirement === 'API-PARAMETER-TYPE' || (type === 'string') === (typeof value === 'string');
    if (ids.has(id) || !comparable || refuses(value)) return false;
    ids.add(id);
    return true;
  });
}
