import { checkAvailability } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { Area } from './area.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** Asks what is available at the address of the profile. */
export class Availability extends Area {
  make(_: string, variant: RequestVariant): Promise<PlainRequest | undefined> {
    if (variant === 'minimal') return Promise.resolve(this.check({}));
    return Promise.resolve(variant === 'optional' ? this.check({ serviceTypes: ['BROADBAND'] }) : undefined);
  }

  /** A check with just these optional parameters. */
  check(optional: JsonObject): PlainRequest {
    return { operation: checkAvailability, body: {}, query: { address: this.place.address, ...optional } };
  }
}
