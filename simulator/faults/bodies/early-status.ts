import { plainText } from '../../json/json.js';
import type { Fault } from '../../variations/fault.js';
import { violating, type FaultRow } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { onSuccessBody } from '../../variations/variation.js';

/** Shows a new problem or order in a status that it cannot have yet, or that is not described for a new one. */
export const earlyStatus: readonly Fault[] = [
  ...violating('SP-CREATE-STATUS', [
    problemIn('REJECTED'),
    problemIn('PENDING_AMENDMENT'),
    problemIn('PENDING_CANCELLATION'),
    problemIn('CANCELLED'),
    problemIn('RESOLVED'),
    problemIn('COMPLETED'),
  ]),
  ...violating('SP-CREATE-STATUS-DESCRIBED', [problemIn('HELD'), problemIn('NETWORK_INCIDENT'), problemIn('PENDING')]),
  ...violating('OR-CREATE-STATUS', [
    orderIn('REJECTED'),
    orderIn('CANCELLED'),
    orderIn('COMPLETED'),
    orderIn('PENDING_CANCELLATION'),
    orderIn('PENDING_AMENDMENT', ['order']),
    orderIn('FAILED', ['order']),
    orderIn('PARTIAL', ['order']),
  ]),
  ...violating('OR-CREATE-STATUS-DESCRIBED', [
    orderIn('HELD'),
    orderIn('PENDING'),
    orderIn('SENT_TO_SUPPLIER'),
    [
      'status-in-small-letters',
      'Writes the status of a new order in small letters.',
      ['order', 'ethernet'],
      onSuccessBody((body) => ({ ...body, status: plainText(body['status']).toLowerCase() })),
    ],
  ]),
];

function problemIn(status: string): FaultRow {
  return early(status, 'problem', ['create']);
}

function orderIn(status: string, operations: readonly OperationName[] = ['order', 'ethernet']): FaultRow {
  return early(status, 'order', operations);
}

function early(status: string, what: string, operations: readonly OperationName[]): FaultRow {
  return [
    `${status.toLowerCase().replaceAll('_', '-')}-at-once`,
    `Answers a new ${what} with the status ${status}.`,
    operations,
    onSuccessBody((body) => ({ ...body, status })),
  ];
}
