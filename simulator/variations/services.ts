import type { Context } from './behaviour.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { Objection } from '../messages/objection.js';

const unknownServiceId = 'SI0000000000000';
const specificationName = 'FTTH';

/** The rule that a request is about a service that the supplier knows. */
export function knownServiceRule({ body }: Pick<Context, 'body'>): readonly Objection[] {
  return body['serviceId'] === unknownServiceId
    ? [{ kind: 'service-unknown', at: '/serviceId', message: 'There is no such service' }]
    : [];
}

/** What names a service specification, with the name that only an answer has. */
export function named(body: JsonObject): JsonObject {
  const specification = body['serviceSpecification'];
  if (!isJsonObject(specification)) return body;
  return { ...body, serviceSpecification: { ...specification, name: specificationName } };
}
