import { amendProblem, cancelProblem, createProblem, decideResolution } from '../contract/requirements/index.js';
import type { OperationKey } from '../contract/requirements/index.js';
import type { Journal } from './journal.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { entityOf, resolutionReferenceOf, type Kci } from './kci-inbox.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import { Inconclusive, LeftOut, NotRun } from './signals.js';
import { shapes, type Shape } from './shape.js';
import { stimulate } from './stimulus.js';
import type { SupplierRequest } from './supplier-client.js';

/** A service problem of ours that the supplier has accepted. */
export interface Problem {
  /** The Fibre Cafe's id. */
  readonly id: number;
  /** The supplier's reference; none after a 202 whose KCI nobody received. */
  readonly reference?: string;
  readonly body: JsonObject;
}

/** A resolution that waits for the tenant's decision. */
export interface OpenResolution {
  readonly id: string;
  /** The problem of ours that it resolves; none for one that the profile names. */
  readonly problem?: Problem;
}

const richCancellation: JsonObject = { text: 'Issue appears to have rectified itself.' };
const plainChange: JsonObject = { notes: 'Amended: the end user can be called all day.' };

/** A request that the supplier accepts, as shown by one like it. */
export type PlainRequest = Omit<SupplierRequest, 'body'> & { readonly body: JsonObject };

/** A plain request that was answered in an undocumented way, which its own test purpose judges. */
class UnusableAnswer extends NotRun {
  constructor(
    readonly operation: OperationKey,
    reply: Reply,
  ) {
    super(`A prerequisite failed: ${operation} was answered ${reply.summary}`);
  }
}

/** What a reference must look like to be quoted back by the letter of the documents. */
export const strictReference = /^[A-Z0-9_]{5,25}/;

/** Makes what test purposes about service problems start from. One per attempt; what it sends counts as evidence. */
export class ServiceProblems {
  constructor(
    private readonly session: Session,
    private readonly journal: Journal,
  ) {}

  /**
   * A fresh request that the supplier is known to accept, with all that it needs in place.
   * @throws Inconclusive when the supplier refuses every plain request of this operation
   */
  async plainRequest(operation: OperationKey): Promise<PlainRequest> {
    return this.#request(operation, await this.#acceptedShape(operation));
  }

  /**
   * The same, also when the supplier has not answered one like it in a documented way: for the test purposes that judge
   * that very answer.
   * @throws Inconclusive when the supplier refuses every plain request of this operation
   */
  async firstRequest(operation: OperationKey): Promise<PlainRequest> {
    try {
      return await this.plainRequest(operation);
    } catch (thrown) {
      if (thrown instanceof UnusableAnswer && thrown.operation === operation)
        return this.#request(operation, shapes[0]);
      throw thrown;
    }
  }

  /** Shows again that a plain request is accepted: called before a refusal is held against the supplier. */
  async confirmAccepted(operation: OperationKey): Promise<void> {
    const reply = await this.#send(await this.plainRequest(operation));
    if (!reply.accepted) throw this.#refused(operation, reply);
  }

  /** A service problem that the supplier has acknowledged. */
  async problem(): Promise<Problem> {
    const request = await this.plainRequest(createProblem);
    const reply = await this.#send(request);
    if (!reply.accepted) throw this.#refused(createProblem, reply);
    return this.acknowledged(request.body, reply);
  }

  /** The service problem that an accepted request has made, once the supplier has acknowledged it. */
  async acknowledged(body: JsonObject, reply: Reply): Promise<Problem> {
    const id = body['id'] as number;
    const reference =
      reply.status === 202
        ? await this.#referenceByKci(id)
        : isJsonObject(reply.body)
          ? reply.body['supplierReference']
          : undefined;
    return { id, body, ...(typeof reference === 'string' && { reference }) };
  }

  /**
   * The reference of a problem, to be quoted back.
   * @throws LeftOut after a 202 when no KCI inbox is open
   */
  referenceOf(problem: Problem): string {
    if (problem.reference !== undefined) return problem.reference;
    if (!this.session.inbox) throw new LeftOut(withoutInbox('The supplier answered 202'));
    throw new Inconclusive('The supplier handed out no reference of the problem, so that it cannot be quoted back.');
  }

  /** A service problem whose cancellation the supplier has confirmed. */
  async cancelledProblem(): Promise<Problem> {
    const problem = await this.problem();
    await this.#acceptedShape(cancelProblem);
    const after = this.kcisSoFar;
    const reply = await this.#send({ operation: cancelProblem, body: this.cancellation(problem) });
    if (!reply.accepted) throw this.#refused(cancelProblem, reply);
    if (reply.status === 202) await this.#waitFor(problem, 'CANCELLED', after);
    return problem;
  }

  /** A service problem that is completed, since its resolution was accepted; and that resolution. */
  async completedProblem(): Promise<{ problem: Problem; resolution: OpenResolution }> {
    const resolution = await this.openResolution();
    if (!resolution.problem)
      throw new LeftOut('Needs a problem of our own that is resolved: give the stimulus resolveServiceProblem.');
    const reply = await this.#send(this.decision(resolution, { status: 'ACCEPTED' }));
    if (!reply.accepted) throw this.#refused(decideResolution, reply);
    return { problem: resolution.problem, resolution };
  }

  /**
   * A resolution to decide on: of a fresh problem, if the supplier can be made to resolve it, else the profile's.
   * @throws LeftOut when the profile offers neither
   */
  async openResolution(): Promise<OpenResolution> {
    const { stimuli } = this.session.profile;
    if (stimuli.resolveServiceProblem && (await this.#canResolve())) return this.#resolvedProblem();
    return this.#namedResolution(
      'The profile has neither the stimulus resolveServiceProblem nor testData.resolutionId.',
    );
  }

  /** The body of an amendment of just these fields. */
  amendmentOf(problem: Problem, changes: JsonObject): JsonObject {
    return {
      id: this.session.ids.next(),
      serviceProblemId: problem.id,
      // A reference outside the strict pattern may not be quoted here, where it is optional.
      ...(problem.reference !== undefined &&
        strictReference.test(problem.reference) && { supplierServiceProblemReference: problem.reference }),
      ...changes,
    };
  }

  /** The body of an amendment like those that the supplier accepts. */
  amendment(problem: Problem): JsonObject {
    return this.amendmentOf(problem, this.#isRich(amendProblem) ? this.#richChange : plainChange);
  }

  /** The body of a cancellation with just these optional fields. */
  cancellationOf(problem: Problem, fields: JsonObject): JsonObject {
    return {
      id: this.session.ids.next(),
      serviceProblemId: problem.id,
      supplierServiceProblemReference: this.referenceOf(problem),
      reasonCode: 'NO_LONGER_REQUIRED',
      ...fields,
    };
  }

  /** The body of a cancellation like those that the supplier accepts. */
  cancellation(problem: Problem): JsonObject {
    return this.cancellationOf(problem, this.#isRich(cancelProblem) ? richCancellation : {});
  }

  /** A decision on a resolution. */
  decision(resolution: OpenResolution, body: JsonObject): PlainRequest {
    return { operation: decideResolution, pathParameters: { id: resolution.id }, body };
  }

  /** Whether a path of the profile is a documented example, which nobody said that the supplier knows. */
  assumes(path: string): boolean {
    return this.session.settings.assumed.includes(path);
  }

  /** The required fields of a problem, but for a fresh id. */
  get requiredFields(): JsonObject {
    return this.#problemBody(false);
  }

  /** The fields of a problem that a tenant may leave out and that need nothing in the supplier. */
  get freeOptionalFields(): JsonObject {
    const { address } = this.session.profile.testData;
    return {
      ...(!this.assumes('testData.address') && { address: { ...address } }),
      secondaryContact: { name: 'Jane Smith', email: 'jane@smith.com', phoneNumber: '01234 567891' },
      hazards: 'Hazardous materials stored on site',
      onSiteRestrictions: 'Restricted access',
    };
  }

  /** A reference that a supplier could have made, but never handed out. */
  static readonly unknownReference = 'UNKNOWN_0000000000';

  /** How many KCIs have arrived: those that answer a request that is sent now come after. */
  get kcisSoFar(): number {
    return this.session.inbox?.arrivals ?? 0;
  }

  /** A KCI about a problem that a condition holds for; undefined after the KCI time-out. */
  async kci(
    problem: { readonly id: number; readonly reference?: string },
    where: (kci: Kci) => boolean,
    after = 0,
  ): Promise<Kci | undefined> {
    const { inbox } = this.session;
    if (!inbox) throw new LeftOut(withoutInbox('What follows a 202 comes by KCI'));
    const subject = {
      id: problem.id,
      ...(problem.reference !== undefined && { supplierReference: problem.reference }),
    };
    return inbox.next(subject, this.session.profile.kcis?.timeoutMs ?? 0, { after, where });
  }

  async #acceptedShape(operation: OperationKey): Promise<Shape> {
    return this.session.once(`plain ${operation}`, async () => {
      const fixtures = new ServiceProblems(this.session, this.journal);
      let refused: Reply | undefined;
      for (const shape of shapes) {
        const reply = await fixtures.#sendUnlessCutOff(operation, shape);
        if (reply.accepted) {
          this.session.shapes.set(operation, shape);
          return shape;
        }
        if (!reply.refused) throw fixtures.#refused(operation, reply);
        refused ??= reply;
      }
      throw fixtures.#refused(operation, refused as Reply);
    });
  }

  /** What the whole run rests on is tried again when the connection is lost. */
  async #sendUnlessCutOff(operation: OperationKey, shape: Shape): Promise<Reply> {
    let reply = await this.#send(await this.#request(operation, shape));
    for (let repeat = 0; repeat < 2 && reply.exchange.failure?.kind === 'reset'; repeat++)
      reply = await this.#send(await this.#request(operation, shape));
    return reply;
  }

  async #request(operation: OperationKey, shape: Shape): Promise<PlainRequest> {
    const rich = shape === 'optional fields too';
    switch (operation) {
      case createProblem:
        return { operation, body: this.#problemBody(rich) };
      case amendProblem:
        return { operation, body: this.amendmentOf(await this.problem(), rich ? this.#richChange : plainChange) };
      case cancelProblem:
        return { operation, body: this.cancellationOf(await this.problem(), rich ? richCancellation : {}) };
      case decideResolution:
        return this.decision(
          await this.openResolution(),
          rich ? { status: 'ACCEPTED' } : { status: 'REJECTED', tenantNotes: 'Issue still persists' },
        );
      default:
        throw new Error(`No plain request is known for ${operation}.`);
    }
  }

  /** Whether the supplier takes plain requests of an operation only with optional fields. */
  #isRich(operation: OperationKey): boolean {
    return this.session.shapes.get(operation) === 'optional fields too';
  }

  get #richChange(): JsonObject {
    const { address: _, ...optional } = this.freeOptionalFields;
    return { ...plainChange, problemText: 'The line drops every evening.', ...optional };
  }

  #problemBody(rich: boolean): JsonObject {
    const { serviceId, serviceSpecificationId } = this.session.profile.testData;
    const contact = { name: 'John Smith', phoneNumber: '01234 567890' };
    return {
      id: this.session.ids.next(),
      problemType: 'STABILITY',
      problemText: 'The service keeps dropping between 6pm and 9pm every evening.',
      serviceId,
      serviceSpecification: { id: serviceSpecificationId },
      characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }],
      primaryContact: rich ? { ...contact, email: 'john@smith.com' } : contact,
      notes: 'Conformance test: raised by fibre-cafe-conformance and cancelled at its end.',
      ...(rich && { address: { ...this.session.profile.testData.address }, ...this.freeOptionalFields }),
    };
  }

  async #send(request: SupplierRequest): Promise<Reply> {
    return this.session.send(request, this.journal);
  }

  #refused(operation: OperationKey, reply: Reply): Error {
    if (!reply.refused) return new UnusableAnswer(operation, reply);
    const { assumed } = this.session.settings;
    if (operation === decideResolution && assumed.includes('testData.resolutionId'))
      return new LeftOut('The profile has neither the stimulus resolveServiceProblem nor testData.resolutionId.');
    if (operation === decideResolution && !this.session.profile.stimuli.resolveServiceProblem)
      return new LeftOut(
        'The one open resolution that the profile names is used up: give the stimulus resolveServiceProblem.',
      );
    if (operation !== createProblem && this.session.acknowledgesByKci && !this.session.inbox)
      return new LeftOut(withoutInbox('The supplier acknowledges service problems by KCI only'));
    return new Inconclusive(
      `The supplier refuses the plain valid request ${operation} (${reply.summary}). Check that testData in the profile is what its test system knows.`,
    );
  }

  async #referenceByKci(id: number): Promise<Json | undefined> {
    if (!this.session.inbox) return undefined;
    const kci = await this.kci({ id }, (candidate) => entityOf(candidate)?.['supplierReference'] !== undefined);
    if (!kci)
      throw new NotRun(
        'A prerequisite failed: the 202 to the service problem was not followed by a KCI with its reference.',
      );
    return entityOf(kci)?.['supplierReference'];
  }

  async #waitFor(problem: Problem, status: string, after: number): Promise<void> {
    const kci = await this.kci(problem, (candidate) => entityOf(candidate)?.['status'] === status, after);
    if (!kci) throw new NotRun(`A prerequisite failed: no KCI showed the problem as ${status}.`);
  }

  /** Whether the stimulus works; one that was only assumed may not exist. */
  async #canResolve(): Promise<boolean> {
    if (!this.session.settings.assumed.includes('stimuli.resolveServiceProblem')) return true;
    return this.session.once('stimulus resolveServiceProblem', async () => {
      try {
        return (await this.#resolvedProblem()).problem !== undefined;
      } catch (thrown) {
        if (thrown instanceof NotRun) return false;
        throw thrown;
      }
    });
  }

  /** The open resolution that the profile names; the reason tells why there is no other. */
  #namedResolution(reason: string): OpenResolution {
    const { resolutionId } = this.session.profile.testData;
    if (resolutionId === undefined) throw new LeftOut(reason);
    return { id: resolutionId };
  }

  async #resolvedProblem(): Promise<OpenResolution> {
    const problem = await this.problem();
    const subject = {
      id: problem.id,
      ...(problem.reference !== undefined && { supplierReference: problem.reference }),
    };
    const after = this.kcisSoFar;
    const answer = await stimulate(this.session, 'resolveServiceProblem', subject);
    const told = isJsonObject(answer) ? answer['resolutionId'] : undefined;
    if (typeof told === 'string') return this.#opened(told, problem);
    if (!this.session.inbox)
      return this.#namedResolution(withoutInbox('The stimulus resolveServiceProblem gave no resolutionId'));
    const kci = await this.kci(problem, (candidate) => resolutionReferenceOf(candidate) !== undefined, after);
    const id = kci && resolutionReferenceOf(kci);
    if (id === undefined) throw new NotRun('A prerequisite failed: no KCI brought the resolution of the problem.');
    return this.#opened(id, problem);
  }

  #opened(id: string, problem: Problem): OpenResolution {
    this.session.resolves(id, problem.id);
    return { id, problem };
  }
}

function withoutInbox(what: string): string {
  return `${what}, and no KCI inbox is open: give --kci-listen to examine what follows.`;
}
