import type { Context } from './behaviour.js';

/** Whether an amendment or a cancellation quotes the reference of a problem. */
export function quotesOwnReference({ body }: Context): boolean {
  return body['supplierServiceProblemReference'] !== undefined;
}
