import type { FindingFacts } from '../report/finding.js';
import type { Json } from '../json/json.js';

/** What is wrong where two things have one reference, although it is to tell them apart. */
export function handedOutTwice(reference: Json, pointer: string): FindingFacts {
  return {
    reason: `The reference ${JSON.stringify(reference)} is handed out twice.`,
    expected: 'a reference of its own each time',
    actual: `${JSON.stringify(reference)}, twice`,
    pointer,
  };
}

/** What is wrong where two errors have one uuid. */
export function sameUuid(uuid: string): FindingFacts {
  return {
    reason: 'Two errors have the same uuid.',
    expected: 'another uuid than that of the error before',
    actual: uuid,
    pointer: '/uuid',
  };
}
