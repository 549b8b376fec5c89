import { digestOf, type DescriptionSource } from '../../contract/description.js';
import { bundle } from './bundle.js';
import { checkOperations, checkReferences, checkShape, isOld } from './check.js';
import { addressOf, placeOf } from './fetch-text.js';
import { modernise } from './modernise.js';
import { forEachSchema } from './schemas.js';
import { usablePattern } from './usable-pattern.js';

/** A description that a run can use, and what in it is left out of account. */
export interface ReadDescription {
  readonly source: DescriptionSource;
  /** Sentences about parts that are not held against anybody. */
  readonly warnings: readonly string[];
}

/**
 * Reads an OpenAPI 3.0 or 3.1 description, YAML or JSON, with all files that it refers to.
 * @param place a file, or a URL that starts with https:// or http://
 * @throws DescriptionError when it cannot be read or used
 */
export async function readDescription(place: string): Promise<ReadDescription> {
  const shown = placeOf(addressOf(place));
  const { document, texts } = await bundle(place);
  const old = isOld(document, shown);
  checkShape(document, shown);
  checkReferences(document, shown);
  const warnings = new Set<string>();
  forEachSchema(document, (schema) => {
    // What refers to it was resolved already; a name of its own would only change what its references mean.
    delete schema['$id'];
    delete schema['$schema'];
    modernise(schema, old);
    const { pattern } = schema;
    if (typeof pattern !== 'string') return;
    const usable = usablePattern(pattern);
    if (usable === undefined) {
      delete schema['pattern'];
      warnings.add(`The pattern ${pattern} in ${shown} is no regular expression, so that nothing is held against it.`);
    } else if (usable !== pattern) schema['pattern'] = usable;
  });
  const source = { document, digest: digestOf(texts), place: shown };
  checkOperations(source);
  return { source, warnings: [...warnings] };
}
