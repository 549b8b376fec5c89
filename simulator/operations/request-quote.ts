import { requestQuote } from '../../contract/requirements/index.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';

/** Quotes for an advanced service. */
export const requestQuoteOperation: Operation = {
  key: requestQuote,
  method: 'POST',
  path: /^\/quote$/,
  fields: requestBodies[requestQuote],
  withoutTenant: true,
  rules: () => [],
  perform: ({ body, quotes, references }) => {
    const id = crypto.randomUUID();
    const supplierQuoteId = references.next('quote');
    quotes.keep(id, supplierQuoteId);
    return { status: 201, body: { ...body, id, supplierQuoteId }, updates: [] };
  },
};
