import {
  amendProblem,
  cancelProblem,
  createProblem,
  decideResolution,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import { entityOf, resolutionReferenceOf, statusIn, subjectOf, type Kci } from '../kci/inbox/inbox.js';
import type { Reply } from '../wire/reply.js';
import { Inconclusive, Excluded, NoStimulus, NotApplicable, NotRun, OwnReferenceRefused } from '../report/signals.js';
import { stimulate, withoutStimulus } from './stimulus.js';
import { kcisSoFar, maxUnpromisedWaitMs, nextKci, withoutInbox } from './kcis.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import {
  isSurelyQuotable,
  ServiceProblemRequests,
  type OpenResolution,
  type Problem,
} from './service-problem-requests.js';
import type { Thing } from '../session/lending/thing.js';
import type { RequestVariant } from '../session/request-variant.js';

const noResolution = 'The profile has neither the stimulus resolveServiceProblem nor testData.resolutionId.';

/** Makes what test purposes about service problems start from. */
export class ServiceProblems extends ServiceProblemRequests {
  /** A service problem that the supplier has acknowledged. */
  async problem(): Promise<Problem> {
    const lent = await this.run.lending.lend('service-problem');
    if (lent) return problemOf(lent);
    const request = await this.plain.next(createProblem);
    return this.acknowledged(request.body, await this.plain.accepted(request));
  }

  /** The service problem that an accepted request has made, once the supplier has acknowledged it. */
  async acknowledged(body: JsonObject, { status, body: answer }: Reply): Promise<Problem> {
    const id = body['id'] as number;
    const answered = isJsonObject(answer) ? answer['supplierReference'] : undefined;
    const reference = status === 202 ? await this.#referenceByKci(id) : answered;
    const known = typeof reference === 'string' ? { reference } : {};
    if (status !== 202 || this.run.inbox) this.run.lending.acknowledged(id, known.reference);
    return { id, body, ...known };
  }

  /** A service problem whose cancellation the supplier has confirmed. */
  async cancelledProblem(): Promise<Problem> {
    const problem = await this.problem();
    await this.plain.shown(cancelProblem);
    const after = kcisSoFar(this.run);
    const reply = await this.plain.accepted({ operation: cancelProblem, body: this.cancellation(problem) });
    if (reply.status === 202) await this.#waitFor(problem, 'CANCELLED', after);
    return problem;
  }

  /**
   * A service problem that the supplier has shown as completed, since its resolution was accepted; and that resolution.
   * @throws NotApplicable when neither a closedDate nor a KCI shows it
   */
  async completedProblem(): Promise<{ problem: Problem; resolution: OpenResolution }> {
    const resolution = await this.openResolution();
    const { problem } = resolution;
    if (!problem)
      throw this.unresolved('Needs a problem of our own that is resolved: give the stimulus resolveServiceProblem.');
    const after = kcisSoFar(this.run);
    const decided = await this.plain.accepted(this.decision(resolution, { status: 'ACCEPTED' }));
    if (!(await this.isShownCompleted(problem, decided, after)))
      throw new NotApplicable('Neither a closedDate nor a KCI shows that the service problem is completed.');
    return { problem, resolution };
  }

  /**
   * Whether the supplier has shown that a service problem is completed: by a closedDate in its answer to the decision, or
   * by a KCI soon after.
   */
  async isShownCompleted(problem: Problem, { body }: Pick<Reply, 'body'>, after: number): Promise<boolean> {
    if (isJsonObject(body) && body['closedDate'] !== undefined) return true;
    if (!this.run.inbox) return false;
    const isCompleted = (kci: Kci) => statusIn(kci) === 'COMPLETED';
    return (await nextKci(this.run, subjectOf(problem), isCompleted, after, maxUnpromisedWaitMs)) !== undefined;
  }

  /**
   * A resolution to decide on: of a fresh problem, if the supplier can be made to resolve it, else the profile's.
   * @throws Excluded when the profile offers neither
   */
  async openResolution(): Promise<OpenResolution> {
    const { resolveServiceProblem: stimulus } = this.run.profile.stimuli;
    if (!stimulus) return this.#namedResolution(noResolution);
    if ('manual' in stimulus)
      return this.#namedResolution(
        'The stimulus resolveServiceProblem needs a person, and no testData.resolutionId is given.',
      );
    if (!(await this.#canResolve())) return this.#namedResolution(noResolution);
    const lent = await this.run.lending.lend('resolution');
    if (lent?.resolution !== undefined) return { id: lent.resolution, problem: problemOf(lent) };
    return this.#resolvedProblem();
  }

  async make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    if (variant === 'references') return undefined;
    switch (operation) {
      case createProblem:
        return { operation, body: this.problemIn(variant) };
      case amendProblem:
        return { operation, body: this.amendmentIn(variant, await this.problem()) };
      case cancelProblem:
        return { operation, body: this.cancellationIn(variant, await this.problem()) };
      case decideResolution:
        return this.decision(
          await this.openResolution(),
          variant === 'minimal' ? { status: 'REJECTED', tenantNotes: 'Issue still persists' } : { status: 'ACCEPTED' },
        );
      default:
        throw new Error(`No plain request is known for ${operation}.`);
    }
  }

  override refused(operation: OperationKey, reply: Reply): Error {
    if (reply.status === 401 || reply.status === 403) return super.refused(operation, reply);
    if (this.usesUp(operation)) {
      if (this.run.facts.requestVariants.has(operation))
        return this.unresolved(
          'The one open resolution that the profile names is used up: give the stimulus resolveServiceProblem.',
        );
      if (this.assumes('testData.resolutionId')) return this.unresolved(noResolution);
    }
    if (operation !== createProblem && this.run.facts.answeredLater.has(createProblem) && !this.run.inbox)
      return new Excluded(withoutInbox('The supplier acknowledges service problems by KCI only'), 'inbox');
    const quoted = isJsonObject(reply.sent) ? reply.sent['supplierServiceProblemReference'] : undefined;
    if (operation === cancelProblem && typeof quoted === 'string' && !isSurelyQuotable(quoted))
      return new OwnReferenceRefused(
        `The supplier refuses its own reference ${quoted}, without which nothing can be cancelled (SP-REFERENCE-USABLE).`,
      );
    return super.refused(operation, reply);
  }

  /** Why there is no resolved problem of ours, to be thrown. */
  unresolved(reason: string): Error {
    return withoutStimulus(this.run, 'resolveServiceProblem', reason);
  }

  override usesUp(operation: OperationKey): boolean {
    return operation === decideResolution && !this.run.books.resolvesProblems;
  }

  async #referenceByKci(id: number): Promise<Json | undefined> {
    if (!this.run.inbox) return undefined;
    const kci = await this.#kci({ id }, (candidate) => {
      const { status, supplierReference } = entityOf(candidate) ?? {};
      return supplierReference !== undefined || status === 'REJECTED';
    });
    const { status, supplierReference } = (kci && entityOf(kci)) ?? {};
    if (status === 'REJECTED')
      throw new Inconclusive(
        'The supplier took the plain service problem, and then rejected it by KCI. Check testData.',
        { because: 'request-refused', about: createProblem },
      );
    if (kci) return supplierReference;
    throw new NotRun(
      'A prerequisite failed: the 202 to the service problem was not followed by a KCI with its reference.',
      { because: 'no-kci', about: createProblem },
    );
  }

  async #waitFor(problem: Problem, status: string, after: number): Promise<void> {
    const kci = await this.#kci(problem, (candidate) => statusIn(candidate) === status, after);
    if (!kci)
      throw new NotRun(`A prerequisite failed: no KCI showed the problem as ${status}.`, {
        because: 'no-kci',
        about: status,
      });
  }

  /** Whether the supplier can be made to resolve a problem, without a person. */
  async canBeResolved(): Promise<boolean> {
    const { resolveServiceProblem: stimulus } = this.run.profile.stimuli;
    return stimulus !== undefined && stimulus !== false && !('manual' in stimulus) && this.#canResolve();
  }

  /** Whether the stimulus works; one that was only assumed may not exist. */
  async #canResolve(): Promise<boolean> {
    if (!this.assumes('stimuli.resolveServiceProblem')) return true;
    const isResolved = async () => {
      try {
        return (await this.#resolvedProblem()).problem !== undefined;
      } catch (thrown) {
        if (thrown instanceof NotRun || thrown instanceof NoStimulus) return false;
        throw thrown;
      }
    };
    return this.run.facts.once('stimulus resolveServiceProblem', () => this.run.lending.apart(isResolved));
  }

  /** The open resolution that the profile names; the reason says why there is no other. */
  #namedResolution(reason: string): OpenResolution {
    const { resolutionId } = this.run.profile.testData;
    if (resolutionId === undefined) throw this.unresolved(reason);
    return { id: resolutionId };
  }

  async #resolvedProblem(): Promise<OpenResolution> {
    return this.#resolve(await this.problem());
  }

  /**
   * The resolution of a problem of ours, which a stimulus makes the supplier resolve.
   * @throws Excluded when the profile has no such stimulus, and the supplier not the one that was assumed
   */
  async resolutionOf(problem: Problem): Promise<OpenResolution> {
    if (!(await this.#canResolve())) throw this.unresolved(noResolution);
    return this.#resolve(problem);
  }

  /**
   * The resolution of a problem of ours, as a stimulus or a KCI names it.
   * @throws Inconclusive when neither names it
   */
  resolutionNamedBy(problem: Problem, stimulus: JsonObject | undefined, kci: Kci): OpenResolution {
    const named = stimulus?.['resolutionId'];
    const id = typeof named === 'string' ? named : resolutionReferenceOf(kci);
    if (id !== undefined) return this.#opened(id, problem);
    throw new Inconclusive('Neither the stimulus resolveServiceProblem nor the KCI named the resolution.', {
      because: 'stimulus',
      about: 'resolveServiceProblem',
    });
  }

  async #resolve(problem: Problem): Promise<OpenResolution> {
    const after = kcisSoFar(this.run);
    this.run.lending.provoked(problem.id);
    const answer = await stimulate(this.run, 'resolveServiceProblem', subjectOf(problem));
    const named = answer?.['resolutionId'];
    if (typeof named === 'string') return this.#opened(named, problem);
    if (!this.run.inbox)
      return this.#namedResolution(withoutInbox('The stimulus resolveServiceProblem gave no resolutionId'));
    const kci = await this.#kci(problem, (candidate) => resolutionReferenceOf(candidate) !== undefined, after);
    const id = kci && resolutionReferenceOf(kci);
    if (id === undefined)
      throw new NotRun('A prerequisite failed: no KCI brought the resolution of the problem.', {
        because: 'no-kci',
        about: 'resolution',
      });
    return this.#opened(id, problem);
  }

  #kci(problem: Pick<Problem, 'id' | 'reference'>, where: (kci: Kci) => boolean, after = 0): Promise<Kci | undefined> {
    return nextKci(this.run, subjectOf(problem), where, after);
  }

  #opened(id: string, problem: Problem): OpenResolution {
    this.run.books.resolves(id, problem.id);
    this.run.lending.resolved(problem.id, id);
    return { id, problem };
  }
}

function problemOf({ id, body, reference }: Thing): Problem {
  return { id, body, ...(reference !== undefined && { reference }) };
}
