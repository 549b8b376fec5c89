import { pointerTo } from '../../contract/resolve.js';

/** A reference, the object that has it, and where that object stands. */
export interface Reference {
  readonly owner: { $ref: string };
  readonly pointer: string;
}

/** What stands under these keys is data, not description, unless the keys are names. */
const data: ReadonlySet<string> = new Set(['example', 'default', 'const', 'enum', 'value']);
/** What stands under these keys is called by names, which can be anything. */
const named: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'responses',
  'parameters',
  'headers',
  'requestBodies',
  'content',
  'paths',
  'pathItems',
  'links',
  'callbacks',
  'securitySchemes',
]);

/** Every reference in a document; examples and other data have none. */
export function referencesIn(document: unknown): readonly Reference[] {
  const found: Reference[] = [];
  const seen = new Set<unknown>();
  visit(document, [], false);
  return found;

  function visit(node: unknown, path: readonly string[], names: boolean): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const reference = (node as { readonly $ref?: unknown }).$ref;
    if (!names && typeof reference === 'string')
      found.push({ owner: node as { $ref: string }, pointer: `#${pointerTo(path)}` });
    for (const [key, child] of Object.entries(node)) {
      const isData = !names && (data.has(key) || (key === 'examples' && Array.isArray(child)));
      if (!isData) visit(child, [...path, key], !names && named.has(key) && !Array.isArray(child));
    }
  }
}
