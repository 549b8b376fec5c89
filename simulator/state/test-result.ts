import type { JsonObject } from '../json/json.js';

const validMs = 2 * 3_600_000;

/** The result of a service test, in the shape that tenants are shown: a problem may be raised within two hours. */
export function testResult(now: number = Date.now()): JsonObject {
  return {
    testValidity: new Date(now + validMs).toISOString(),
    testMeasures: [
      {
        metricName: 'ONT_LIGHT_LEVEL',
        captureDateTime: new Date(now).toISOString(),
        metricValue: '-14.5',
        unitOfMeasure: 'decibel',
        ruleViolation: true,
        ruleSeverity: 'WARNING',
      },
    ],
    testOutcome: { testResult: 'AMBER', code: 'NO_FAULT_FOUND', supplierCodes: ['D1234'] },
  };
}
