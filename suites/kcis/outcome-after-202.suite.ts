import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  sendUpdate,
} from '../../contract/requirements/index.js';
import type { OperationKey, RequirementId } from '../../contract/requirements/index.js';
import { checks, entityOf, expectKci, NotApplicable, statusIn, suite, type Kci } from '../../harness/index.js';

/** What a 202 promises: which KCI, about which entity, and the field of the request that identifies it. */
interface Promised {
  readonly name: string;
  readonly operation: OperationKey;
  readonly by: RequirementId;
  readonly what: string;
  readonly about: string;
  readonly idField: string;
  readonly keptBy: (kci: Kci) => boolean;
}

const problem = { about: 'service problem', idField: 'serviceProblemId', keptBy: reportsStatus };
const order = { about: 'order', idField: 'orderId', keptBy: reportsStatus };

const promises: readonly Promised[] = [
  {
    ...problem,
    name: 'create-problem',
    operation: createProblem,
    by: 'SP-CREATE-KCI',
    what: 'acknowledges or rejects the service problem',
    idField: 'id',
    keptBy: acknowledges,
  },
  {
    ...problem,
    name: 'amend-problem',
    operation: amendProblem,
    by: 'SP-AMEND-KCI',
    what: 'applies or rejects the amendment',
  },
  {
    ...problem,
    name: 'cancel-problem',
    operation: cancelProblem,
    by: 'SP-CANCEL-KCI',
    what: 'completes or rejects the cancellation',
  },
  {
    ...order,
    name: 'create-order',
    operation: createOrder,
    by: 'OR-CREATE-KCI',
    what: 'acknowledges or rejects the order',
    idField: 'id',
  },
  {
    ...order,
    name: 'create-ethernet-order',
    operation: createEthernetOrder,
    by: 'OR-CREATE-KCI',
    what: 'acknowledges or rejects the Ethernet order',
    idField: 'id',
  },
  {
    ...order,
    name: 'amend-order',
    operation: amendOrder,
    by: 'OR-AMEND-KCI',
    what: 'applies or rejects the amendment',
  },
  {
    ...order,
    name: 'cancel-order',
    operation: cancelOrder,
    by: 'OR-CANCEL-KCI',
    what: 'completes or rejects the cancellation',
  },
];

suite(sendUpdate, 'KCIs that a 202 promises', (test) => {
  for (const { name, operation, by, what, about, idField, keptBy } of promises)
    test(
      `after a 202 to ${operation}, a KCI ${what}`,
      checks(`${name}.kci-after-202`, [by], { kind: 'kci' }),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation);
        const after = given.kcisSoFar;
        const reply = await supplier.send(request);
        if (reply.status !== 202) throw new NotApplicable('The supplier answers at once. Only a 202 promises a KCI.');
        const id = request.body[idField] as number;
        await expectKci(reply, given, {
          subject: { id },
          about: `${about} ${id}`,
          by,
          because: `The ${operation} of ${reply.exchange.startedAt} was answered 202`,
          does: what,
          fits: keptBy,
          after,
          since: reply.exchange.startedAt,
        });
      },
    );
});

/** Whether a KCI reports a status. The rest of its content has its own requirements. */
function reportsStatus(kci: Kci): boolean {
  return statusIn(kci) !== undefined;
}

/** Whether a KCI acknowledges a new problem with its reference, or rejects it. */
function acknowledges(kci: Kci): boolean {
  const { status, supplierReference } = entityOf(kci) ?? {};
  return status === 'REJECTED' || (status !== undefined && typeof supplierReference === 'string');
}
