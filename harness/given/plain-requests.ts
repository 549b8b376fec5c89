import type { OperationKey } from '../../contract/requirements/index.js';
import type { Journal } from '../session/journal.js';
import type { Reply } from '../wire/reply.js';
import type { RunContext } from './run-context.js';
import { requestVariants, type RequestVariant } from '../session/request-variant.js';
import { changedItsMind, concernsAcknowledged } from './refused-plain.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import { asDescribed } from './as-described.js';
import { NotRun } from '../report/signals.js';
import type { PlainRequest, SupplierRequest } from '../wire/supplier-request.js';

/** What an area knows of its plain requests. */
export interface PlainRequestMaker {
  /** Makes a fresh plain request, with all that it needs in place; undefined where it has no such variant. */
  make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined>;
  /** Why there is no verdict when the supplier refuses every plain request of an operation in a documented way. */
  refused(operation: OperationKey, reply: Reply): Error;
  /** Whether a plain request can be sent only so often, since it uses something up. */
  usesUp(operation: OperationKey): boolean;
}

/** How often a refused request is sent again, to see whether it is always refused. */
const repeatsOfRefused = 6;

/** A plain request that was answered in an undocumented way, which its own test purpose judges. */
class UnusableAnswer extends NotRun {
  constructor(readonly reply: Reply) {
    const { operation, status, summary, exchange } = reply;
    super(`A prerequisite failed: ${operation.key} was answered ${summary}`, {
      ...(status >= 500 && { because: 'server-error' }),
      about: operation.key,
      exchange,
    });
  }
}

/** The positive controls of a run: for each operation, a plain request that the supplier is known to accept. */
export class PlainRequests {
  constructor(
    private readonly run: RunContext,
    private readonly journal: Journal,
    private readonly maker: PlainRequestMaker,
  ) {}

  /**
   * A fresh request like one that the supplier has accepted.
   * @throws Inconclusive or Excluded when the supplier refuses every plain request of this operation
   * @throws NotRun when it answers them in an undocumented way
   */
  async next(operation: OperationKey): Promise<PlainRequest> {
    return this.#make(operation, (await this.#control(operation)).variant);
  }

  /**
   * The answer to a plain request, to be judged itself: the one that was sent first, then one of its own each time.
   * @throws Inconclusive or Excluded when the supplier refuses every plain request of this operation
   */
  async answer(operation: OperationKey): Promise<Reply> {
    const first = await this.#control(operation).then(
      ({ reply }) => reply,
      (thrown: unknown) => {
        if (thrown instanceof UnusableAnswer && thrown.reply.operation.key === operation) return thrown.reply;
        throw thrown;
      },
    );
    const key = `judged ${operation}`;
    if (!this.run.facts.has(key)) {
      await this.run.facts.once(key, () => Promise.resolve());
      return this.#mine(first);
    }
    const variant = this.run.facts.requestVariants.get(operation) ?? requestVariants[0];
    const again = await this.#send(await this.#make(operation, variant));
    // Where the first has used up what there was, there is no other to judge.
    return again.refused && first.accepted && this.maker.usesUp(operation) ? this.#mine(first) : again;
  }

  /**
   * The answer to the plain request that the supplier was first seen to accept.
   * @throws Inconclusive, Excluded or NotRun when it accepts none
   */
  async shown(operation: OperationKey): Promise<Reply> {
    return (await this.#control(operation)).reply;
  }

  /** Shows again that a plain request is accepted: called before a refusal counts against the supplier. */
  async confirm(operation: OperationKey): Promise<void> {
    await this.accepted(await this.next(operation));
  }

  /**
   * Sends a request that only prepares something, and gives its answer if it is accepted.
   * @throws Inconclusive, Excluded or NotRun when it is not
   */
  async accepted(request: SupplierRequest): Promise<Reply> {
    const reply = await this.#send(request);
    if (reply.accepted) {
      this.run.facts.latestAccepted.set(request.operation, reply.exchange.number);
      return reply;
    }
    if (reply.refused && concernsAcknowledged(request.operation)) await this.askAgain(reply);
    throw this.whyNot(reply);
  }

  /** Sends a request that only prepares something, and gives its answer whatever it is. */
  sent(request: SupplierRequest): Promise<Reply> {
    return this.#send(request);
  }

  /** Finds out, once in a run, how much a plain request has to carry to be accepted. */
  #control(operation: OperationKey): Promise<{ readonly variant: RequestVariant; readonly reply: Reply }> {
    return this.run.facts.once(`plain ${operation}`, () => this.run.lending.apart(() => this.#findControl(operation)));
  }

  async #findControl(operation: OperationKey): Promise<{ readonly variant: RequestVariant; readonly reply: Reply }> {
    let refused: Reply | undefined;
    for (const variant of requestVariants) {
      const reply = await this.#sendUnlessCutOff(operation, variant);
      if (!reply) continue;
      if (reply.accepted) {
        this.run.facts.requestVariants.set(operation, variant);
        this.run.facts.controls.set(operation, reply.exchange.number);
        return { variant, reply };
      }
      if (!reply.refused) throw this.whyNot(reply);
      if (concernsAcknowledged(operation)) await this.askAgain(reply);
      refused ??= reply;
    }
    throw this.whyNot(refused as Reply);
  }

  /**
   * Sends a refused request again, to see whether that is how the supplier answers it.
   * @throws Inconclusive when it is accepted once: then the refusal says nothing
   */
  async askAgain(refused: AnswerFacts): Promise<void> {
    const { request, operation } = refused;
    if (this.run.facts.forgetful && concernsAcknowledged(operation.key)) throw changedItsMind(refused);
    for (let repeat = 0; request && repeat < repeatsOfRefused; repeat++) {
      if (!(await this.#send(request)).accepted) continue;
      this.run.facts.forgetful ||= concernsAcknowledged(operation.key);
      throw changedItsMind(refused);
    }
  }

  /** A request with everything that the description has, accepted or not; undefined where none is known. */
  full(operation: OperationKey): Promise<PlainRequest | undefined> {
    return this.#ofVariant(operation, 'optional');
  }

  /** What the whole run rests on is tried again when the connection is lost. */
  async #sendUnlessCutOff(operation: OperationKey, variant: RequestVariant): Promise<Reply | undefined> {
    const request = await this.#ofVariant(operation, variant);
    if (!request) return undefined;
    let reply = await this.#send(request);
    for (let repeat = 0; repeat < 2 && reply.exchange.failure?.kind === 'reset'; repeat++)
      reply = await this.#send(await this.#make(operation, variant));
    return reply;
  }

  async #make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest> {
    const request = await this.#ofVariant(operation, variant);
    if (!request) throw new Error(`No plain request with ${variant} is known for ${operation}.`);
    return request;
  }

  /** A plain request with what the profile and the chosen description add to it. */
  async #ofVariant(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    const request = await this.maker.make(operation, variant);
    return request && asDescribed(request, this.run.profile.testData, () => this.run.ids.next());
  }

  #send(request: SupplierRequest): Promise<Reply> {
    return this.run.send(request, this.journal);
  }

  /** Why a request that only prepares something keeps a test case from being decided, when it is not accepted. */
  whyNot(reply: Reply): Error {
    if (!reply.refused) return new UnusableAnswer(reply);
    return this.journal.endOf(reply.exchange.number) ?? this.maker.refused(reply.operation.key, reply);
  }

  /** The same answer as evidence of this attempt. */
  #mine(reply: Reply): Reply {
    const { exchange } = reply;
    if (this.journal.exchange(exchange.number) === undefined) this.journal.record(exchange);
    return reply.in(this.journal);
  }
}
