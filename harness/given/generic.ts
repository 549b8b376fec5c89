import type { Operation, RequestBody } from '../../contract/operation.js';
import type { OperationKey } from '../../contract/requirements/index.js';
import { parameterTexts, parameterValues, plainBody } from '../generation/samples/plain-values.js';
import { otherBodyText } from '../generation/samples/form-body.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Reply } from '../wire/reply.js';
import { causeOfRefusal } from '../report/causes.js';
import { Inconclusive } from '../report/signals.js';
import { operationOf } from '../../contract/description.js';
import { Area } from './area.js';
import { givenRequest } from './given-request.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** Makes requests for operations that are known from the description only: from its examples, else its schemas. */
export class Generic extends Area {
  make(key: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    return new Promise((resolve) => resolve(this.#made(key, variant)));
  }

  #made(key: OperationKey, variant: RequestVariant): PlainRequest | undefined {
    if (variant === 'references') return undefined;
    const operation = operationOf(key);
    const rich = variant === 'optional';
    const given = givenRequest(this.run.profile.testData, operation, this.nextId());
    const { pathParameters, headerParameters, cookieParameters, queryParameters } = operation;
    const body = given.body ?? (operation.request && this.#body(key, operation.request, rich));
    if (operation.request && body === undefined) return undefined;
    const cookies = Object.entries(parameterTexts(cookieParameters, parameterValues(cookieParameters)));
    return {
      operation: key,
      body: (body === undefined ? {} : body) as JsonObject,
      ...(operation.otherBody && this.#otherBody(operation, given.body, rich)),
      pathParameters: parameterTexts(pathParameters, parameterValues(pathParameters, given.path, { place: 'path' })),
      query: parameterValues(queryParameters, given.query, { all: rich }),
      headers: {
        ...(cookies.length > 0 && { Cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...parameterTexts(headerParameters, parameterValues(headerParameters, given.headers, { place: 'header' })),
      },
    };
  }

  /** A body that follows its schema; undefined where none has every option. */
  #body(key: OperationKey, request: RequestBody, rich: boolean): Json | undefined {
    const made = plainBody(request, rich);
    if ('value' in made) return made.value;
    if (rich) return undefined;
    throw this.#unmade(key, `a body that follows its schema (${made.why.replace(/\.$/, '')})`);
  }

  override refused(operation: OperationKey, reply: Reply): Error {
    return new Inconclusive(
      `The plain request ${operation} is refused (${reply.summary}). ${[401, 403].includes(reply.status) ? 'Check the credentials, or write a request' : 'Write one'} that this system accepts under ${this.#place(operation)} in the profile.`,
      { because: causeOfRefusal(reply.status), about: operation, exchange: reply.exchange },
    );
  }

  /** A body other than JSON: the profile's text, else one that follows its schema. */
  #otherBody(
    { key, otherBody }: Operation,
    given: Json | undefined,
    rich: boolean,
  ): Pick<PlainRequest, 'text' | 'contentType'> {
    const [mediaType = 'application/octet-stream'] = otherBody?.mediaTypes ?? [];
    if (typeof given === 'string') return { text: given, contentType: mediaType };
    if (!otherBody || !(otherBody.required || rich)) return {};
    const made = otherBodyText(otherBody, rich);
    if ('text' in made) return made;
    if (rich) return {};
    throw this.#unmade(key, `a body of the media type ${mediaType} (${made.why})`);
  }

  #unmade(key: OperationKey, what: string): Inconclusive {
    return new Inconclusive(
      `A plain request ${key} needs ${what}, which cannot be made from the description alone. Write it under ${this.#place(key)} in the profile.`,
      { because: 'profile-lacks', about: key },
    );
  }

  #place(key: OperationKey): string {
    return `testData.requests."${operationOf(key).operationId}"`;
  }
}
