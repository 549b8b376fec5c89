import { cancelProblem, decideResolution, type RequirementId } from '../../../contract/requirements/index.js';
import { isJsonObject, plainText, type Json } from '../../json/json.js';
import { slowMs } from '../../messages/transmission.js';
import { orderOf } from '../../operations/order-in-flight.js';
import { problemOf } from '../../operations/problem-in-flight.js';
import type { Entity } from '../../state/entity.js';
import type { ReferenceKind } from '../../state/references.js';
import type { Behaviour, Context } from '../../variations/behaviour.js';
import { kciFaults, violating } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import type { Mode } from '../../variations/mode.js';
import type { OperationName } from '../../variations/operation-names.js';
import { onSuccessBody } from '../../variations/variation.js';

const atOnce = { mode: 'sync' } as const;

/** Confuses amendments and cancellations with each other, or changes what they do not name. */
export const changes: readonly Fault[] = [
  ...repeated('amend', 'SP-AMEND-REFERENCE', 'amendment'),
  ...repeated('cancel', 'SP-CANCEL-REFERENCE', 'cancellation'),
  ...repeated('order-amend', 'OR-AMEND-REFERENCE', 'order-amendment'),
  ...repeated('order-cancel', 'OR-CANCEL-REFERENCE', 'order-cancellation'),
  ...violating(
    'SP-AMEND-ONLY-NAMED',
    [
      [
        'other-text-after-amendment',
        'Answers an amendment of the notes with another text of the problem.',
        ['amend'],
        unnamed('problemText', 'Something else entirely'),
      ],
      [
        'other-type-after-amendment',
        'Answers an amendment of the notes with another type of the problem.',
        ['amend'],
        unnamed('problemType', 'OUTAGE'),
      ],
      [
        'other-contact-after-amendment',
        'Answers an amendment of the notes with another contact.',
        ['amend'],
        unnamed('primaryContact', { name: 'Somebody Else', phoneNumber: '01234 000000' }),
      ],
    ],
    atOnce,
  ),
  ...violating(
    'OR-AMEND-ONLY-NAMED',
    [
      [
        'other-type-after-amendment',
        'Answers an amendment of the hazards with another type of the order.',
        ['order-amend'],
        unnamed('orderType', 'TAKEOVER'),
      ],
      [
        'other-tenant-after-amendment',
        'Answers an amendment of the hazards with another tenant.',
        ['order-amend'],
        unnamed('tenant', 'TENANT2'),
      ],
    ],
    atOnce,
  ),
  ...violating(
    'SP-CANCEL-ONCE',
    [
      [
        'cancelled-twice-at-once',
        'Confirms two cancellations that come at the same time.',
        ['cancel'],
        confirmingBoth(),
      ],
      [
        'one-confirmation-for-two-at-once',
        'Answers two cancellations that come at the same time with one confirmation.',
        ['cancel'],
        confirmingBoth('same'),
      ],
    ],
    atOnce,
  ),
  ...violating(
    'OR-CANCEL-ONCE',
    [
      [
        'cancelled-twice-at-once',
        'Confirms two cancellations that come at the same time.',
        ['order-cancel'],
        confirmingBoth(),
      ],
      [
        'one-confirmation-for-two-at-once',
        'Answers two cancellations that come at the same time with one confirmation.',
        ['order-cancel'],
        confirmingBoth('same'),
      ],
    ],
    atOnce,
  ),
  ...changingOneOfTwo('SP-AMEND-ONE', 'amend', 'Amends'),
  ...changingOneOfTwo('SP-CANCEL-ONE', 'cancel', 'Cancels'),
  ...kciFaults(
    'SP-DECISION-KCI',
    [
      ['acceptance-untold', 'Sends no KCI after a resolution was accepted.', [decideResolution], untold('COMPLETED')],
      ['rejection-untold', 'Sends no KCI after a resolution was rejected.', [decideResolution], untold('IN_PROGRESS')],
    ],
    {},
  ),
];

function repeated(operation: OperationName, requirement: RequirementId, kind: ReferenceKind): readonly Fault[] {
  return violating(
    requirement,
    [
      [
        'same-change-reference',
        'Gives all of them the same reference.',
        [operation],
        { references: (asked) => (asked === kind ? 'CHANGE_00000001' : undefined) },
      ],
      [
        'change-references-in-turn',
        'Gives them two references in turn.',
        [operation],
        { references: (asked, count) => (asked === kind ? `CHANGE_0000000${count % 2}` : undefined) },
      ],
    ],
    atOnce,
  );
}

/** What becomes of two problems that one request names, whether it is answered at once or later. */
function changingOneOfTwo(requirement: RequirementId, operation: OperationName, verb: string): readonly Fault[] {
  const inMode = (mode: Mode, suffix: string) =>
    violating(
      requirement,
      [
        [
          `both-problems-changed${suffix}`,
          `${verb} both problems, that of the id and that of the reference.`,
          [operation],
          changingReferenced('both'),
        ],
        [
          `other-problem-changed${suffix}`,
          `${verb} the problem of the reference, and names that of the id.`,
          [operation],
          changingReferenced('other'),
        ],
      ],
      { mode },
    );
  return [...inMode('sync', ''), ...inMode('async', '-later')];
}

/** Shows a field in the answer that the amendment does not name. */
function unnamed(name: string, value: Json): Behaviour {
  return onSuccessBody((body, context) => (context.received[name] === undefined ? { ...body, [name]: value } : body));
}

/**
 * Takes time to answer a cancellation, and confirms another one of the same thing meanwhile: with a reference of its
 * own, or with the same.
 */
function confirmingBoth(references: 'own' | 'same' = 'own'): Behaviour {
  const begun = new WeakMap<Entity, number>();
  const given = new WeakMap<Entity, Json>();
  const subjectOf = (context: Context) => problemOf(context) ?? orderOf(context);
  return {
    overlooks: ({ kind }, context) => {
      const subject = subjectOf(context);
      const since = subject && begun.get(subject);
      return /^(problem|order)-ended$/.test(kind) && since !== undefined && Date.now() - since < slowMs - 10;
    },
    answers: (answer, context, objection) => {
      const subject = subjectOf(context);
      if (!subject || objection !== undefined) return answer;
      if (!begun.has(subject)) begun.set(subject, Date.now());
      if (references === 'own' || !isJsonObject(answer.body)) return answer;
      const supplierReference = given.get(subject) ?? answer.body['supplierReference'] ?? null;
      given.set(subject, supplierReference);
      return { ...answer, body: { ...answer.body, supplierReference } };
    },
    transmits: ({ status }) => (status === 201 ? 'slow' : undefined),
  };
}

function untold(status: string): Behaviour {
  return {
    updates: (update) => (isJsonObject(update.shown) && update.shown['status'] === status ? [] : [update]),
  };
}

/** Confirms a change whose id and reference name two problems: of both, or of the one that the answer does not name. */
function changingReferenced(which: 'both' | 'other'): Behaviour {
  const before = new WeakMap<Entity, Pick<Entity, 'data' | 'status'>>();
  return {
    overlooks: ({ kind }) => kind === 'reference-other',
    objects: (context) => {
      const problem = problemOf(context);
      if (problem) before.set(problem, { data: problem.data, status: problem.status });
      return undefined;
    },
    answers: (answer, context, objection) => {
      const named = problemOf(context);
      const other = context.book.byReference(plainText(context.body['supplierServiceProblemReference']));
      if (objection !== undefined || !named || !other || other === named) return answer;
      const { status, data } = before.get(named) ?? named;
      if (context.request.operation === cancelProblem) other.status = 'CANCELLED';
      const { notes } = named.data;
      if (notes !== undefined && named.data !== data) other.data = { ...other.data, notes };
      if (which === 'both') return answer;
      Object.assign(named, { status, data });
      return { ...answer, body: { ...(answer.body as object), supplierServiceProblemReference: named.reference } };
    },
  };
}
