import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  checkAvailability,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  everyOperation,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from '../../contract/requirements/index.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { run } from './cli.js';
import { startPrism } from './prism.js';

/**
 * What is true of Prism, a public mock made from the OpenAPI description: it checks requests against the description
 * and answers with the documented examples, but keeps no state, knows no tokens, echoes nothing, and reads neither the
 * JSON texts of parameters nor a date.
 */
const everywhere = {
  'API-AUTH-VALID': 'takes any bearer token',
  'API-HEADER-CODE': 'answers 422 to a missing header',
  'API-ERROR-UUID': 'answers each error with the uuid of the example',
} as const;
const withBody = { 'API-ERROR-BODY': 'answers malformed JSON with a problem document of its own' };
const unchanged = { 'API-UNCHANGED': "answers the example's data in place of the request's" };
const aboutProblems = {
  ...withBody,
  ...unchanged,
  'API-REQUEST-ID': 'answers X-Request-ID: string',
  'API-CONVERSATION-ID': 'answers X-Conversation-ID: string',
};
const parametersUnread = {
  'API-PARAMETER-REQUIRED': 'does not look into the JSON of a parameter',
  'API-PARAMETER-TYPE': 'does not look into the JSON of a parameter',
};
const onlyThere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [checkAvailability]: {
    ...parametersUnread,
    'SA-ADDRESS': 'answers the address of the example, whichever is asked for',
  },
  [requestQuote]: { ...withBody, ...unchanged },
  [findAppointments]: {
    ...parametersUnread,
    'API-PARAMETER-LIMIT': 'does not look into the JSON of a parameter',
    'AP-SLOTS-ADDRESS': 'answers the address of the example, whichever is asked for',
    'AP-SLOT-AHEAD': 'offers the slot of the example, in 2022',
    'AP-SLOT-FILTER': 'offers a Saturday whatever is asked for',
    'AP-SLOT-FROM': 'offers a slot in 2022 whatever is asked for',
  },
  [reserveAppointment]: {
    ...withBody,
    ...unchanged,
    'AP-RESERVATION-EXPIRY': 'answers the expiry of the example, in 2022',
    'AP-RESERVATION-UNIQUE': 'hands out A234 each time',
  },
  [createOrder]: {
    ...withBody,
    ...unchanged,
    'API-FIELD-REQUIRED': 'takes an order without its type for one of the kinds that the description leaves open',
    'API-FIELD-TYPE': 'takes an order of a nonsensical type for one of the kinds that the description leaves open',
    'API-FIELD-ENUM': 'takes an order of an unknown type for one of the kinds that the description leaves open',
    'OR-REFERENCE-UNIQUE': 'hands out A123X each time',
  },
  [amendOrder]: {
    ...withBody,
    'API-FIELD-REQUIRED': 'takes a broken amendment for one of the kinds that the description leaves open',
    'API-FIELD-TYPE': 'takes a broken amendment for one of the kinds that the description leaves open',
    'API-FIELD-LIMIT': 'takes a broken amendment for one of the kinds that the description leaves open',
    'OR-AMEND-UNKNOWN': 'amends whatever is asked for',
    'OR-AMEND-ENDED': 'does not know that the order was cancelled',
    'OR-AMEND-REFERENCE': 'hands out the reference of the example each time',
  },
  [cancelOrder]: {
    ...withBody,
    ...unchanged,
    'OR-CANCEL-UNKNOWN': 'cancels whatever is asked for',
    'OR-CANCEL-TWICE': 'does not know that the order was cancelled',
    'OR-CANCEL-ONCE': 'confirms both of two cancellations at once',
    'OR-CANCEL-REFERENCE': 'hands out the reference of the example each time',
  },
  [createEthernetOrder]: withBody,
  [startServiceTest]: { ...withBody, ...unchanged, 'ST-REFERENCE-UNIQUE': 'hands out A123X each time' },
  [createProblem]: { ...aboutProblems, 'SP-REFERENCE-UNIQUE': 'hands out A123X each time' },
  [amendProblem]: {
    ...aboutProblems,
    'SP-AMEND-UNKNOWN': 'amends whatever is asked for',
    'SP-AMEND-ENDED': 'does not know that the problem was cancelled',
    'SP-AMEND-REFERENCE': 'hands out the reference of the example each time',
  },
  [cancelProblem]: {
    ...aboutProblems,
    'SP-CANCEL-UNKNOWN': 'cancels whatever is asked for',
    'SP-CANCEL-TWICE': 'does not know that the problem was cancelled',
    'SP-CANCEL-ONCE': 'confirms both of two cancellations at once',
    'SP-CANCEL-REFERENCE': 'hands out the reference of the example each time',
  },
  [decideResolution]: { ...aboutProblems, 'SP-RESOLVE-UNKNOWN': 'confirms any decision' },
};

test('a public mock made from the description ends in a full report whose every finding is true', async () => {
  await using mock = await startPrism(join(packageRoot, 'contract/openapi/supplier-api-1.15.yaml'));
  const { code, report, stderr } = await run(['--base-url', mock.url, '--token', 'any-token', '--runs', '5']);

  expect([code, report.verdict]).toEqual([1, 'non-conformant']);
  expect(stderr).not.toMatch(/error:|^\s+at /m);
  expect(report.counts.error).toBe(0);
  expect(report.counts.inconclusive).toBe(0);
  const ofEach = (violated: (operation: string) => readonly string[]) =>
    Object.fromEntries(everyOperation.map((operation) => [operation, violated(operation)]));
  expect(ofEach((operation) => violatedIn(report, operation))).toEqual(
    ofEach((operation) => Object.keys({ ...everywhere, ...onlyThere[operation] }).sort((a, b) => a.localeCompare(b))),
  );
});

function violatedIn({ testCases }: RunReport, operation: string): readonly string[] {
  const violated = testCases
    .filter((testCase) => testCase.operation === operation)
    .flatMap((result) => result.violated);
  return [...new Set(violated)].sort((a, b) => a.localeCompare(b));
}
