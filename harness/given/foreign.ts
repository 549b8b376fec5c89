import type { Operation, Parameter } from '../../contract/operation.js';
import type { OperationKey } from '../../contract/requirements/index.js';
import { sampleValue } from '../foreign/sample-value.js';
import type { Json, JsonObject } from '../json.js';
import { validatorOf } from '../oracles/answer-schema.js';
import type { Reply } from '../reply.js';
import { Inconclusive } from '../signals.js';
import { operationOf } from '../supplier-client.js';
import { Area } from './area.js';
import { givenRequest, textsFrom } from './given-request.js';
import type { PlainRequest } from './plain-requests.js';
import type { Shape } from './shape.js';

/** Makes requests of which nothing is known but the description: from its examples, else from its schemas. */
export class Foreign extends Area {
  make(key: OperationKey, shape: Shape): Promise<PlainRequest | undefined> {
    if (shape === 'what it refers to as well') return Promise.resolve(undefined);
    const operation = operationOf(key);
    const rich = shape === 'optional fields too';
    const given = givenRequest(this.session.profile.testData, operation, this.nextId());
    const path = textsOf(operation.pathParameters, given.path, false);
    const headers = textsOf(operation.headerParameters, given.headers, false);
    const cookies = Object.entries(textsOf(operation.cookieParameters, undefined, false));
    return Promise.resolve({
      operation: key,
      body: bodyOf(operation, given.body, rich) as JsonObject,
      ...(operation.otherBody && this.#otherBody(operation, given.body)),
      pathParameters: path,
      query: valuesOf(operation.queryParameters, given.query, rich),
      headers: {
        ...(cookies.length > 0 && { Cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...headers,
        ...(given.headers && textsFrom(given.headers)),
      },
    });
  }

  override refused(operation: OperationKey, reply: Reply): Error {
    return new Inconclusive(
      `The plain request ${operation} is refused (${reply.summary}). Write one that this system accepts under ${this.#place(operation)} in the profile.`,
    );
  }

  /** A body that is no JSON: the profile's text. */
  #otherBody({ key, otherBody }: Operation, given: Json | undefined): Pick<PlainRequest, 'text' | 'contentType'> {
    const [mediaType = 'application/octet-stream'] = otherBody?.mediaTypes ?? [];
    if (typeof given === 'string') return { text: given, contentType: mediaType };
    if (otherBody?.required !== true) return {};
    throw new Inconclusive(
      `The description wants a body of the media type ${mediaType}, which is not made here. Write its text as body under ${this.#place(key)} in the profile.`,
    );
  }

  #place(key: OperationKey): string {
    return `testData.requests."${operationOf(key).operationId}"`;
  }
}

/** The profile's body; else a documented example that follows the schema; else one that is made from the schema. */
function bodyOf({ request }: Operation, given: Json | undefined, rich: boolean): Json {
  if (!request) return {};
  if (given !== undefined) return given;
  const follows = (body: Json) => validatorOf(request.wholePointer)(JSON.parse(JSON.stringify(body)));
  const [shown] = rich ? [] : (request.examples as readonly Json[]).filter(follows);
  return shown ?? sampleValue(request.schema, rich);
}

/** The required parameters, and those that the profile names; all of them where optional ones are wanted. */
function valuesOf(parameters: readonly Parameter[], given: JsonObject = {}, rich: boolean): JsonObject {
  return {
    ...Object.fromEntries(
      parameters
        .filter(({ name, required }) => required || rich || Object.hasOwn(given, name))
        .map(({ name, schema }) => [name, given[name] ?? sampleValue(schema)]),
    ),
    ...given,
  };
}

function textsOf(
  parameters: readonly Parameter[],
  given: JsonObject | undefined,
  rich: boolean,
): Record<string, string> {
  return textsFrom(valuesOf(parameters, given, rich));
}
