import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats, { type FormatsPlugin } from 'ajv-formats';
import { describeApi, type DescriptionSource } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import { locate, type Node } from '../../contract/resolve.js';
import { DescriptionError } from './description-error.js';
import { referencesIn } from './references.js';

/**
 * Makes sure that a document is OpenAPI 3.0 or 3.1.
 * @returns whether its schemas are those of 3.0
 * @throws DescriptionError DESCRIPTION_UNKNOWN
 */
export function isOld(document: Node, place: string): boolean {
  const { openapi, swagger } = document;
  const unknown = (what: string) =>
    new DescriptionError('DESCRIPTION_UNKNOWN', `${place} ${what}. Give a description in OpenAPI 3.0 or 3.1.`);
  if (swagger !== undefined) throw unknown(`is a Swagger ${JSON.stringify(swagger)} description`);
  if (openapi === undefined) throw unknown('is no OpenAPI description: it has no key openapi');
  const version = typeof openapi === 'string' ? /^3\.([01])\.\d+/.exec(openapi)?.[1] : undefined;
  if (version === undefined) throw unknown(`is an OpenAPI ${JSON.stringify(openapi)} description`);
  return version === '0';
}

/** @throws DescriptionError DESCRIPTION_INVALID for a part that is missing or of another type than it has to be */
export function checkShape(document: Node, place: string): void {
  const { info, paths = {} } = document;
  for (const key of ['title', 'version'])
    if (typeof (info as Node | undefined)?.[key] !== 'string') throw invalid(place, `info.${key} must be a text`);
  if (typeof paths !== 'object' || paths === null) throw invalid(place, 'paths must be a mapping of paths');
}

/** @throws DescriptionError DESCRIPTION_INVALID for the first reference that leads nowhere, or round in a circle */
export function checkReferences(document: Node, place: string): void {
  for (const { owner, pointer } of referencesIn(document))
    try {
      if (!/^#(\/|$)/.test(owner.$ref)) throw new Error('only JSON pointers are followed');
      locate(document, owner.$ref);
    } catch (cause) {
      const reason = cause instanceof RangeError ? 'it leads back to itself' : (cause as Error).message;
      throw invalid(
        place,
        `the reference ${owner.$ref} at ${pointer} cannot be followed (${reason.replace(/\.$/, '')})`,
      );
    }
}

/**
 * Makes sure that every operation can be read and every schema of it be used.
 * @throws DescriptionError DESCRIPTION_INVALID, naming the operation
 */
export function checkOperations(source: DescriptionSource): void {
  const { document, place } = source;
  const operations = readOperations(source);
  if (operations.length === 0) throw invalid(place, 'it describes no operation');
  const ajv = new Ajv2020({ strict: false, logger: false });
  (addFormats as unknown as FormatsPlugin)(ajv);
  ajv.addSchema({ ...document, $id: 'description' });
  for (const operation of operations)
    for (const pointer of schemaPointers(operation))
      try {
        ajv.compile({ $ref: `description${pointer}` });
      } catch (cause) {
        throw invalid(place, `${operation.key}: the schema at ${pointer} cannot be used (${(cause as Error).message})`);
      }
}

function readOperations(source: DescriptionSource): readonly Operation[] {
  try {
    return [...describeApi(source).operations.values()];
  } catch (cause) {
    throw invalid(source.place, (cause as Error).message.replace(/\.$/, ''));
  }
}

function schemaPointers(operation: Operation): ReadonlySet<string> {
  const { request, answers, queryParameters, pathParameters, headerParameters, cookieParameters } = operation;
  const parameters = [queryParameters, pathParameters, headerParameters, cookieParameters].flat();
  const ofAnswers = [...answers.values()].flatMap(({ schemaPointer, headers }) => [
    schemaPointer,
    ...headers.map(({ pointer }) => pointer),
  ]);
  const all = [request?.pointer, request?.wholePointer, ...parameters.map(({ pointer }) => pointer), ...ofAnswers];
  return new Set(all.filter((pointer) => pointer !== undefined));
}

function invalid(place: string, what: string): DescriptionError {
  return new DescriptionError('DESCRIPTION_INVALID', `${place} cannot be used: ${what}. Correct the description.`);
}
