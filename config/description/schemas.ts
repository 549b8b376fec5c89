import { locate, type Node } from '../../contract/resolve.js';

/** A schema that is being read, before it is one of JSON Schema 2020-12. */
export type RawSchema = Record<string, unknown>;

const single = ['items', 'not', 'additionalProperties', 'contains', 'propertyNames', 'if', 'then', 'else'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];

/** Calls back with every schema of a description once, also those that stand where only references lead. */
export function forEachSchema(document: Node, visit: (schema: RawSchema) => void): void {
  // Of other files everything is looked through, so that what is no schema there can be one by a reference.
  const seen = new Set<unknown>();
  const visited = new Set<unknown>();
  const components = document['components'] as Node | undefined;
  for (const schema of Object.values((components?.['schemas'] as Node | undefined) ?? {})) schemaAt(schema);
  elsewhere(document);

  /** Looks for the places in which OpenAPI has schemas: parameters, headers and bodies. */
  function elsewhere(node: unknown): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, child] of Object.entries(node))
      if (key === 'schema') schemaAt(child);
      else if (key !== 'example' && key !== 'examples') elsewhere(child);
  }

  function schemaAt(node: unknown): void {
    if (typeof node !== 'object' || node === null || visited.has(node)) return;
    visited.add(node);
    const schema = node as RawSchema;
    const target = schema['$ref'];
    visit(schema);
    if (typeof target === 'string') schemaAt(locate(document, target).node);
    for (const name of single) schemaAt(schema[name]);
    for (const name of lists)
      if (Array.isArray(schema[name])) for (const each of schema[name] as unknown[]) schemaAt(each);
    for (const name of maps) for (const each of Object.values((schema[name] as Node | undefined) ?? {})) schemaAt(each);
  }
}
