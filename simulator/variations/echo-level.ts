import type { Fault } from './fault.js';
import { operationKeyOf, problemNames } from './operation-names.js';

const shown: ReadonlySet<string> = new Set(problemNames.map(operationKeyOf));

/**
 * Where the documents show X-Request-ID and X-Conversation-ID on an answer, a wrong value breaks a requirement of its
 * own; on all other success answers it breaks API-ACCEPTED-HEADERS.
 */
export function whereEchoIsShown(faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) =>
    shown.has(fault.operation) ? fault : { ...fault, requirement: 'API-ACCEPTED-HEADERS' },
  );
}
