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
import {
  acknowledges,
  answersAmendment,
  answersCancellation,
  checks,
  expectKci,
  NotApplicable,
  showsLaterState,
  statusIn,
  suite,
  violates,
  type Given,
  type JsonObject,
  type Kci,
  type Reply,
} from '../../harness/index.js';

/** What a 202 promises: which KCI, about which entity, and the field of the request that identifies it. */
interface Promised {
  readonly name: string;
  readonly operation: OperationKey;
  readonly by: RequirementId;
  /** What a KCI that acknowledges nothing, but shows a later state, violates. */
  readonly early?: RequirementId;
  readonly what: string;
  readonly about: string;
  readonly idField: string;
  readonly keptBy: (kci: Kci, sent: JsonObject) => boolean;
}

/** So many requests are made at once, to find a supplier that forgets now and then. */
const several = 6;

const problem = { about: 'service problem', idField: 'serviceProblemId' };
const order = { about: 'order', idField: 'orderId' };

const promises: readonly Promised[] = [
  {
    ...problem,
    name: 'create-problem',
    operation: createProblem,
    by: 'SP-CREATE-KCI',
    early: 'SP-CREATE-STATE-KCI',
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
    keptBy: answersAmendment,
  },
  {
    ...problem,
    name: 'cancel-problem',
    operation: cancelProblem,
    by: 'SP-CANCEL-KCI',
    what: 'completes or rejects the cancellation',
    keptBy: answersCancellation,
  },
  {
    ...order,
    name: 'create-order',
    operation: createOrder,
    by: 'OR-CREATE-KCI',
    early: 'OR-CREATE-STATE-KCI',
    what: 'acknowledges or rejects the order',
    idField: 'id',
    keptBy: acknowledges,
  },
  {
    ...order,
    name: 'create-ethernet-order',
    operation: createEthernetOrder,
    by: 'OR-CREATE-KCI',
    early: 'OR-CREATE-STATE-KCI',
    what: 'acknowledges or rejects the Ethernet order',
    idField: 'id',
    keptBy: acknowledges,
  },
  {
    ...order,
    name: 'amend-order',
    operation: amendOrder,
    by: 'OR-AMEND-KCI',
    what: 'applies or rejects the amendment',
    keptBy: answersAmendment,
  },
  {
    ...order,
    name: 'cancel-order',
    operation: cancelOrder,
    by: 'OR-CANCEL-KCI',
    what: 'completes or rejects the cancellation',
    keptBy: answersCancellation,
  },
];

suite(sendUpdate, 'KCIs that a 202 promises', (test) => {
  for (const promised of promises) {
    const { name, operation, by, early, what, about, idField } = promised;
    const requirements = early === undefined ? [by] : [by, early];
    test(
      `after a 202 to ${operation}, a KCI ${what}`,
      checks(`${name}.kci-after-202`, requirements, { kind: 'kci' }),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation);
        const after = given.kcisSoFar;
        const reply = await supplier.send(request);
        if (reply.status !== 202) throw answersAtOnce();
        const subject = { id: request.body[idField] as number };
        const keptBy = (kci: Kci) => promised.keptBy(kci, request.body);
        if (early !== undefined) await expectAcknowledgement(reply, given, { subject, after, keptBy, early });
        await expectKci(reply, given, {
          subject,
          about: `${about} ${subject.id}`,
          by,
          because: `The ${operation} of ${reply.exchange.startedAt} was answered 202`,
          does: what,
          fits: keptBy,
          after,
          since: reply.exchange.startedAt,
          isPromise: true,
        });
      },
    );

    test(
      `after each of several 202s to ${operation}, a KCI ${what}`,
      checks(`${name}.kci-after-each-202`, [by], { kind: 'kci' }),
      async ({ given, supplier }) => {
        const ask = async () => {
          const request = await given.plainRequest(operation);
          const after = given.kcisSoFar;
          return { request, after, reply: await supplier.send(request) };
        };
        await given.ensureAccepted(operation);
        // One that has always answered at once is not asked for more.
        if (!given.hasAnsweredLater(operation)) throw answersAtOnce();
        const first = await ask();
        const asked = [first, ...(await Promise.all(Array.from({ length: several - 1 }, ask)))];
        const later = await Promise.all(
          asked
            .filter(({ reply }) => reply.status === 202)
            .map(async ({ request, after, reply }) => {
              const subject = { id: request.body[idField] as number };
              const fits = (kci: Kci) =>
                promised.keptBy(kci, request.body) || (early !== undefined && showsLaterState(kci));
              return { reply, kept: (await given.kci(subject, fits, after)) !== undefined };
            }),
        );
        const broken = later.filter(({ kept }) => !kept);
        if (later.length === 0) throw answersAtOnce();
        const [unkept] = broken;
        if (unkept)
          violates(
            unkept.reply,
            by,
            {
              reason: `After ${broken.length} of ${later.length} 202s to ${operation}, no KCI came that ${what}.`,
              expected: `a KCI after each 202, within the KCI time-out of ${given.kciTimeoutMs / 1000} s`,
              actual: `none after ${broken.length} of ${later.length}`,
              isPromise: true,
            },
            sendUpdate,
          );
      },
    );
  }
});

function answersAtOnce(): NotApplicable {
  return new NotApplicable('The supplier answers at once. Only a 202 promises a KCI.');
}

/** States a violation where no KCI acknowledges what was asked for, but one shows it in a later state. */
async function expectAcknowledgement(
  reply: Reply,
  given: Given,
  { subject, after, keptBy, early }: Acknowledgement,
): Promise<void> {
  if (await given.kci(subject, keptBy, after)) return;
  const later = given.kcisAbout(subject, after).find(showsLaterState);
  if (!later) return;
  violates(
    reply,
    early,
    {
      reason: 'No KCI acknowledges, commits to or rejects what was answered 202; one shows a later state.',
      expected: 'ACKNOWLEDGED, IN_PROGRESS or REJECTED first',
      actual: JSON.stringify({ reasonCode: later.body['reasonCode'] ?? null, status: statusIn(later) ?? null }),
    },
    sendUpdate,
  );
}

interface Acknowledgement {
  readonly subject: { readonly id: number };
  readonly after: number;
  readonly keptBy: (kci: Kci) => boolean;
  readonly early: RequirementId;
}
