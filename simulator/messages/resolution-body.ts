import type { JsonObject } from '../json/json.js';

/** The documented fields of a resolution, before it is decided. */
export function resolutionBody(reference: string, resolvedDate: Date = new Date()): JsonObject {
  return {
    supplierReference: reference,
    resolvedDate: resolvedDate.toISOString(),
    resolutionDetails: {
      resolutionCode: 'NETWORK_ISSUE',
      resolutionText: 'The optical termination at the premises was replaced.',
      supplierCodes: ['R9'],
      faultCode: ['DAMAGED_ONT'],
    },
  };
}
