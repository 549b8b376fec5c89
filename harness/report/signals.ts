import type { Cause } from './causes.js';
import type { Exchange } from './exchange.js';
import type { Choice } from './run-report.js';

/** What is known about an undecided result besides its sentence. */
export interface UndecidedOptions extends ErrorOptions {
  /** Who has to act, where anybody has to. */
  readonly because?: Cause | undefined;
  /** What the cause is about, such as an operation or a stimulus: test cases with the same cause and subject belong together. */
  readonly about?: string | undefined;
  /** The exchange that shows it, where one does. */
  readonly exchange?: Exchange | undefined;
  /** The key of the profile that leaves the test case out, or that would bring it in. */
  readonly key?: string | undefined;
}

/** Ends a test case without a statement about the supplier. Suites never catch these. */
export abstract class Undecided extends Error {
  abstract readonly verdict: 'inconclusive' | 'not-applicable' | 'not-run';
  /** Whether it comes from a choice of the user. */
  readonly filtered: boolean = false;
  /** Which choice left it out, where one did. */
  readonly choice: Choice | undefined = undefined;
  readonly because: Cause | undefined;
  readonly about: string | undefined;
  readonly exchange: Exchange | undefined;
  readonly key: string | undefined;

  constructor(message: string, { because, about, exchange, key, ...options }: UndecidedOptions = {}) {
    super(message, options);
    this.because = because;
    this.about = about;
    this.exchange = exchange;
    this.key = key;
  }
}

/** The test case ran but could not decide. */
export class Inconclusive extends Undecided {
  override readonly name: string = 'Inconclusive';
  readonly verdict = 'inconclusive';
}

/**
 * A connection broke, so that the fate of the request is unknown. The work is begun again with fresh ids, which is
 * harmless; only when that does not help is it inconclusive.
 */
export class Interrupted extends Inconclusive {
  override readonly name: string = 'Interrupted';
  /** How often the work is begun at most. */
  readonly maxBeginnings: number = 8;
}

/** What a request was about had ended by itself, as KCIs show: that it is refused says nothing. Something fresh may last. */
export class EndedByItself extends Interrupted {
  override readonly name = 'EndedByItself';
  override readonly maxBeginnings = 4;
}

/** This supplier's documented choices exclude what the test case is about. */
export class NotApplicable extends Undecided {
  override readonly name = 'NotApplicable';
  readonly verdict = 'not-applicable';
}

/** The profile excludes what the test case is about, or does not give what only the supplier can know. */
export class NotClaimed extends NotApplicable {
  override readonly choice: Choice = 'profile';

  /** @param key the key of the profile that says so */
  constructor(message: string, key: string) {
    super(message, { key });
  }
}

/** The supplier answers the documented 501 to an operation that its profile does not mention. */
export class NotImplemented extends NotApplicable {
  override readonly choice: Choice = 'not-implemented';
}

/** The supplier refuses the reference that it gave itself, without which the operation cannot be asked for anything. */
export class OwnReferenceRefused extends NotApplicable {
  override readonly choice: Choice = 'own-reference';
}

/** What the test case needs first did not succeed. */
export class NotRun extends Undecided {
  override readonly name = 'NotRun';
  readonly verdict = 'not-run';
}

/** The user's choice of options or test data excludes this test case. */
export class Excluded extends Undecided {
  override readonly name: string = 'Excluded';
  readonly verdict = 'not-run';
  override readonly filtered = true;

  constructor(
    message: string,
    override readonly choice: Choice,
    options?: UndecidedOptions,
  ) {
    super(message, options);
  }
}

/** The supplier does not support the stimulus that was assumed for a target on this machine. */
export class NoStimulus extends Excluded {
  override readonly name = 'NoStimulus';
}
