/** The kinds of objects in an OpenAPI description, as far as they are read. */
export type Kind =
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'example'
  | 'securityScheme'
  | 'schema';

/** Where an object has others: under a key alone, in a list, or by names. */
export type Holding = readonly [key: string, how: 'one' | 'list' | 'map', kind: Kind];

/** The methods that a path can have. */
export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;

const one = (kind: Kind, ...keys: readonly string[]): readonly Holding[] => keys.map((key) => [key, 'one', kind]);
const list = (kind: Kind, ...keys: readonly string[]): readonly Holding[] => keys.map((key) => [key, 'list', kind]);
const map = (kind: Kind, ...keys: readonly string[]): readonly Holding[] => keys.map((key) => [key, 'map', kind]);

const described = [...one('schema', 'schema'), ...map('mediaType', 'content'), ...map('example', 'examples')];

/** What each kind of object holds. Whatever it does not name, such as an example's value, is data and is not read. */
export const grammar: Readonly<Record<Kind, readonly Holding[]>> = {
  pathItem: [...list('parameter', 'parameters'), ...one('operation', ...methods)],
  operation: [
    ...list('parameter', 'parameters'),
    ...one('requestBody', 'requestBody'),
    ...map('response', 'responses'),
  ],
  parameter: described,
  header: described,
  requestBody: map('mediaType', 'content'),
  response: [...map('header', 'headers'), ...map('mediaType', 'content')],
  mediaType: [...one('schema', 'schema'), ...map('example', 'examples')],
  example: [],
  securityScheme: [],
  schema: [
    ...one('schema', 'items', 'not', 'additionalProperties', 'contains', 'propertyNames', 'if', 'then', 'else'),
    ...one('schema', 'unevaluatedItems', 'unevaluatedProperties'),
    ...list('schema', 'allOf', 'anyOf', 'oneOf', 'prefixItems'),
    ...map('schema', 'properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'),
  ],
};
