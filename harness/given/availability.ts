import { checkAvailability } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { Area } from './area.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { Shape } from '../session/request-variant.js';

/** Asks what is available at the address of the profile. */
export class Availability extends Area {
  make(_: string, shape: Shape): Promise<PlainRequest | undefined> {
    if (shape === 'required fields only') return Promise.resolve(this.check({}));
    return Promise.resolve(shape === 'optional fields too' ? this.check({ serviceTypes: ['BROADBAND'] }) : undefined);
  }

  /** A check with just these optional parameters. */
  check(optional: JsonObject): PlainRequest {
    return { operation: checkAvailability, body: {}, query: { address: this.place.address, ...optional } };
  }
}
