import type { OperationName } from '../../simulator/variations/operation-names.js';
import { plain } from './plain-requests.js';

/** A request that brings the fault of one test purpose to light, and what it shows: status, headers, body. */
export type PurposeProbe = readonly [
  operation: OperationName,
  title: string,
  send: (url: string) => Promise<readonly string[]>,
];

/** The probes of single test purposes, by the purpose's id. `npm run new-purpose` adds to them. */
export const purposeProbes: readonly PurposeProbe[] = [
  ['quote', 'quote.no-sites', (url) => plain['quote'](url, { sites: [] })],
];
