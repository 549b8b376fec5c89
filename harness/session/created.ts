import {
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  reserveAppointment,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import type { LedgerEntry } from './ledger.js';

/** What an operation creates in the supplier, and how it is removed again. */
export interface Created {
  readonly kind: LedgerEntry['kind'];
  /** The field of the answer that has the supplier's reference of it. */
  readonly reference: string;
  /** How it is cancelled; undefined where the API knows no way. */
  readonly removal: Removal | undefined;
}

/** An operation that cancels. */
export interface Removal {
  readonly operation: OperationKey;
  /** The field of a cancellation that names what is cancelled. */
  readonly names: string;
  /** The body of a cancellation; undefined if it needs a reference that is missing. */
  readonly body: (entry: LedgerEntry, id: number) => JsonObject | undefined;
}

const problemRemoval: Removal = {
  operation: cancelProblem,
  names: 'serviceProblemId',
  body: (entry, id) =>
    entry.supplierReference === undefined
      ? undefined
      : {
          id,
          serviceProblemId: entry.id,
          supplierServiceProblemReference: entry.supplierReference,
          reasonCode: 'NO_LONGER_REQUIRED',
        },
};

const orderRemoval: Removal = {
  operation: cancelOrder,
  names: 'orderId',
  body: (entry, id) => ({ id, orderId: entry.id, reasonCode: 'NO_LONGER_REQUIRED' }),
};

/** Why a thing that nothing removes is left. */
export const lapses = 'The API knows no way to give it back; it lapses by itself.';

/** What each operation creates; operations that are not here create nothing that stays. */
export const created: ReadonlyMap<OperationKey, Created> = new Map<OperationKey, Created>([
  [createProblem, { kind: 'service-problem', reference: 'supplierReference', removal: problemRemoval }],
  [createOrder, { kind: 'service-order', reference: 'supplierOrderReference', removal: orderRemoval }],
  [createEthernetOrder, { kind: 'ethernet-order', reference: 'supplierOrderReference', removal: orderRemoval }],
  [reserveAppointment, { kind: 'appointment-reservation', reference: 'supplierReference', removal: undefined }],
]);

const removals = [problemRemoval, orderRemoval];

/** How things of a kind are removed. */
export function removalOf(kind: LedgerEntry['kind']): Removal | undefined {
  return [...created.values()].find((candidate) => candidate.kind === kind)?.removal;
}

/** What a request cancels, if it is a cancellation. */
export function cancelledBy(operation: OperationKey, body: JsonObject): number | undefined {
  const removal = removals.find((candidate) => candidate.operation === operation);
  const id = removal && body[removal.names];
  return typeof id === 'number' ? id : undefined;
}
