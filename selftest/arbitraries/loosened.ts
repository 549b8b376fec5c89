import type { NearMisses } from '../../harness/generation/near-misses/schema-near-misses.js';
import type { SchemaGraph } from '../../harness/generation/schema/schema-graph.js';
import { at } from '../../harness/json/json-pointer.js';
import type { Json } from '../../harness/json/json.js';
import type { firstValidator } from './first-validator.js';

/** The schemas without the keyword that near-misses of a place break, made here and not as the harness makes it. */
export function loosened(graph: SchemaGraph, { place }: Pick<NearMisses, 'place'>): Json {
  const copy = structuredClone(graph.bundle);
  // A value of another type is neither listed nor of its format, which counts as one reason.
  const keywords = place.keyword === 'type' ? ['type', 'enum', 'const', 'format'] : [place.keyword];
  const locations =
    place.keyword === 'type' ? place.constraints.schemas.map(([location]) => location) : place.locations;
  for (const location of locations) {
    const schema = at(copy as unknown as Json, location) as unknown as Record<string, unknown>;
    for (const keyword of keywords)
      if (keyword === 'required')
        schema['required'] = (schema['required'] as string[]).filter((name) => name !== place.name);
      else if (/^(additional|unevaluated)|^items$/.test(keyword)) schema[keyword] = true;
      else delete schema[keyword];
  }
  return { ...copy, $ref: '#/$defs/0' } as Json;
}

/** What ajv calls a keyword, and where it reports it. */
export function isReported(
  errors: ReturnType<ReturnType<typeof firstValidator>>,
  keyword: string,
  pointer: string,
): boolean {
  const name = keyword === 'minContains' || keyword === 'maxContains' ? 'contains' : keyword;
  return errors.some((error) => {
    const missing = error.keyword === 'required' ? `/${pointerStep(String(error.params['missingProperty']))}` : '';
    return error.keyword === name && `${error.instancePath}${missing}` === pointer;
  });
}

const pointerStep = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
