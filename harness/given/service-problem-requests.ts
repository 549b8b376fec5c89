import {
  amendProblem,
  cancelProblem,
  createProblem,
  decideResolution,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { Inconclusive, Excluded } from '../report/signals.js';
import { Area } from './area.js';
import { withoutInbox } from './kcis.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** A service problem of ours that the supplier has accepted. */
export interface Problem {
  /** The Fibre Cafe's id. */
  readonly id: number;
  /** The supplier's reference; undefined after a 202 whose KCI was not received. */
  readonly reference?: string;
  readonly body: JsonObject;
}

/** A resolution that waits for the tenant's decision. */
export interface OpenResolution {
  readonly id: string;
  /** The problem of ours that it resolves; none for one that the profile names. */
  readonly problem?: Problem;
}

/** What a reference must look like to be quoted back by the letter of the documents. */
export const strictReference = /^[A-Z0-9_]{5,25}/;

/**
 * Whether every reading of the documents lets a reference be quoted back: a prefix pattern allows more than 25
 * characters, and a supplier may read it otherwise.
 */
export function isSurelyQuotable(reference: string): boolean {
  return strictReference.test(reference) && reference.length <= 25;
}

/** A reference that a supplier could have made, but never handed out. */
export const unknownReference = 'UNKNOWN_0000000000';

const documentedCharacteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };
const richCancellation: JsonObject = { text: 'Issue appears to have rectified itself.' };
const plainChange: JsonObject = { notes: 'Amended: the end user can be called all day.' };

/** Writes requests about service problems, with what the profile says that the supplier knows. */
export abstract class ServiceProblemRequests extends Area {
  /** The required fields of a problem, with a fresh id. */
  get requiredFields(): JsonObject {
    const {
      serviceId,
      serviceSpecificationId,
      characteristics = [documentedCharacteristic],
    } = this.run.profile.testData;
    return {
      id: this.run.ids.next(),
      problemType: 'STABILITY',
      problemText: 'The service keeps dropping between 6pm and 9pm every evening.',
      serviceId,
      serviceSpecification: { id: serviceSpecificationId },
      characteristics: characteristics.map((characteristic) => ({ ...characteristic })),
      primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
      notes: 'Conformance test: raised by fibre-cafe-conformance and cancelled at its end.',
    };
  }

  /** The fields of a problem that a tenant may leave out and that need nothing in the supplier. */
  get freeOptionalFields(): JsonObject {
    const { address } = this.run.profile.testData;
    return {
      ...(!this.assumes('testData.address') && { address: { ...address } }),
      secondaryContact: { name: 'Jane Smith', email: 'jane@smith.com', phoneNumber: '01234 567891' },
      hazards: 'Hazardous materials stored on site',
      onSiteRestrictions: 'Restricted access',
    };
  }

  /** The body of an amendment of just these fields. */
  amendmentOf(problem: Problem, changes: JsonObject): JsonObject {
    return {
      id: this.run.ids.next(),
      serviceProblemId: problem.id,
      // A reference that a supplier may read as outside the pattern is not quoted here, where it is optional.
      ...(problem.reference !== undefined &&
        isSurelyQuotable(problem.reference) && { supplierServiceProblemReference: problem.reference }),
      ...changes,
    };
  }

  /** The body of an amendment like those that the supplier accepts. */
  amendment(problem: Problem): JsonObject {
    return this.amendmentIn(this.#variantOf(amendProblem), problem);
  }

  /** The body of a cancellation with just these optional fields. */
  cancellationOf(problem: Problem, fields: JsonObject): JsonObject {
    return {
      id: this.run.ids.next(),
      serviceProblemId: problem.id,
      supplierServiceProblemReference: this.referenceOf(problem),
      reasonCode: 'NO_LONGER_REQUIRED',
      ...fields,
    };
  }

  /** The body of a cancellation like those that the supplier accepts. */
  cancellation(problem: Problem): JsonObject {
    return this.cancellationIn(this.#variantOf(cancelProblem), problem);
  }

  /** A decision on a resolution. */
  decision(resolution: OpenResolution, body: JsonObject): PlainRequest {
    return { operation: decideResolution, pathParameters: { id: resolution.id }, body };
  }

  /**
   * The reference of a problem, to be quoted back.
   * @throws Excluded after a 202 when no KCI inbox is open
   */
  referenceOf(problem: Problem): string {
    if (problem.reference !== undefined) return problem.reference;
    if (this.run.facts.answeredLater.has(createProblem) && !this.run.inbox)
      throw new Excluded(withoutInbox('The supplier answered 202'), 'inbox');
    throw new Inconclusive('The supplier gave no reference for the problem, and so it cannot be quoted back.', {
      because: 'no-reference',
    });
  }

  protected problemIn(variant: RequestVariant): JsonObject {
    if (variant === 'minimal') return this.requiredFields;
    return {
      ...this.requiredFields,
      address: { ...this.run.profile.testData.address },
      ...this.freeOptionalFields,
      ...this.#namedReferences,
      primaryContact: { name: 'John Smith', phoneNumber: '01234 567890', email: 'john@smith.com' },
    };
  }

  protected amendmentIn(variant: RequestVariant, problem: Problem): JsonObject {
    const { address: _, ...optional } = this.freeOptionalFields;
    const richChange = { ...plainChange, problemText: 'The line drops every evening.', ...optional };
    return this.amendmentOf(problem, variant === 'minimal' ? plainChange : richChange);
  }

  protected cancellationIn(variant: RequestVariant, problem: Problem): JsonObject {
    return this.cancellationOf(problem, variant === 'minimal' ? {} : richCancellation);
  }

  /** What the profile names that a problem may refer to: a supplier may ask for it. */
  get #namedReferences(): JsonObject {
    const { serviceTestId, serviceTestReference, appointmentReservationId, appointmentReservationReference } =
      this.run.profile.testData;
    return {
      ...(serviceTestId !== undefined && { serviceTestId }),
      ...(serviceTestReference !== undefined && { serviceTestReference }),
      ...(appointmentReservationId !== undefined && { appointmentReservationId }),
      ...(appointmentReservationReference !== undefined && { appointmentReservationReference }),
    };
  }

  #variantOf(operation: OperationKey): RequestVariant {
    return this.run.facts.requestVariants.get(operation) ?? 'minimal';
  }
}
