import { createProblem } from '../../contract/requirements/index.js';
import { isJsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

const described = ['ACKNOWLEDGED', 'IN_PROGRESS'];
const contradictory = ['REJECTED', 'CANCELLED', 'RESOLVED', 'COMPLETED', 'PENDING_AMENDMENT', 'PENDING_CANCELLATION'];
const possible = ['HELD', 'NETWORK_INCIDENT', 'PENDING'];

/** A 201 to a new service problem shows it as acknowledged or committed, and brings its reference. */
export const acknowledgesProblem: Oracle = (reply) => {
  if (reply.operation.key !== createProblem || reply.status !== 201 || !isJsonObject(reply.body)) return [];
  const { status, supplierReference } = reply.body;
  const facts = { expected: described.join(' or '), actual: quote(status), pointer: '/status' };
  return [
    ...(contradictory.includes(status as string)
      ? [
          finding(reply, 'SP-CREATE-STATUS', {
            reason: `A new service problem is answered as ${quote(status)}.`,
            ...facts,
          }),
        ]
      : []),
    ...(possible.includes(status as string)
      ? [
          finding(reply, 'SP-CREATE-STATUS-DESCRIBED', {
            reason: `A new service problem is answered as ${quote(status)}, which is not described for this answer.`,
            ...facts,
          }),
        ]
      : []),
    ...(supplierReference === undefined
      ? [
          finding(reply, 'SP-CREATE-REFERENCE', {
            reason: 'The 201 does not contain the reference of the service problem.',
            expected: 'a supplierReference',
            actual: `only ${Object.keys(reply.body).join(', ')}`,
            pointer: '/supplierReference',
          }),
        ]
      : []),
  ];
};
