import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  decideResolution,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import {
  expect,
  fewOf,
  freeParts,
  type FreeParts,
  Journal,
  nameOf,
  textIn,
  type JsonObject,
  type PlainRequest,
  type Reply,
  type Settled,
  type TestContext,
  type ValueSource,
} from '../../harness/index.js';
import { inLayout } from '../arbitraries/json-layout.js';
import { anyRequest } from '../arbitraries/requests.js';
import {
  mayBeRefused,
  ordinaryParts,
  partsOf,
  withoutReferences,
  withParts,
  type RequestParts,
} from '../arbitraries/request-parts.js';
import { headersWith, headerValuesFor, layoutsFor } from './layouts-with-headers.js';

/** How many requests are sent at once; fewer if each uses up something that others need. */
const requestsAtOnce = 6;
const scarceAtOnce = 3;

/**
 * So many requests are shared. Beyond, each property tries its values by itself: what a request has shown is kept for the
 * whole run.
 */
export const maxShared = 198;

/** Operations on what others make or leave, and one of those. */
const startsFrom: ReadonlyMap<OperationKey, OperationKey> = new Map<OperationKey, OperationKey>([
  [amendOrder, createOrder],
  [cancelOrder, amendOrder],
  [amendProblem, createProblem],
  [decideResolution, amendProblem],
  [cancelProblem, decideResolution],
]);

/** The parts of a request that were drawn, and how it is written. */
interface DrawnRequest {
  readonly parts: JsonObject;
  readonly write: NonNullable<Sending['write']>;
}

/** One of any requests of an operation that were sent at once. */
interface Shown {
  readonly parts: JsonObject;
  /** The parts of it that were accepted, and came back unchanged; undefined if anything was wrong. */
  readonly accepted?: JsonObject;
  /** The evidence for that. */
  readonly evidence?: Journal;
  readonly first?: Reply;
  /** Whether it had a layout and header values of its own. */
  readonly isWritten?: boolean;
}

/** How many requests of an operation are sent at once. */
export function atOnce({ maxRequests }: RequestParts): number {
  return maxRequests === undefined ? requestsAtOnce : scarceAtOnce;
}

/** Any valid parts of the requests of an operation. */
export function anyParts(operation: OperationKey, any: RequestParts, plain: JsonObject): ValueSource<JsonObject> {
  return fewOf(freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain)), any.maxRequests ?? Infinity);
}

/** How a request is sent, besides what is in it. */
export interface Sending {
  /** The request as it is written. */
  readonly write?: (request: PlainRequest) => Parameters<TestContext['supplier']['send']>[0];
  /** Waited for before the first request leaves, when all that it needs is in place. */
  readonly whenReady?: () => Promise<void>;
}

/**
 * Sends a request with these parts, and expects it to be accepted. If it may be refused for what it asks for, and is, it
 * is sent without what refers to something else, and then the rest of it has to be accepted.
 * @returns the answer to the first request, and the parts that were accepted, if any were
 */
export async function sendAny(
  { given, supplier, note, nextId }: TestContext,
  operation: OperationKey,
  any: RequestParts,
  parts: JsonObject,
  { write = (request) => request, whenReady }: Sending = {},
): Promise<{ readonly first: Reply; readonly accepted?: JsonObject }> {
  const request = await given.plainRequest(operation);
  const { body: plain } = request;
  await whenReady?.();
  const first = await supplier.send(write({ ...request, body: withParts(any, plain, parts) }));
  if (!first.refused || !mayBeRefused(any, plain, parts)) {
    expect(first).toBeAccepted();
    return { first, accepted: parts };
  }
  expect(first).toBeAnswered();
  note('A code that is not listed, a reference or an id that the supplier does not know is refused.');
  // What it asks for may not be possible: then the rest of it is checked. A refused request has used nothing up.
  for (const rest of [withoutReferences(any, parts), ordinaryParts(any, plain, parts)]) {
    if (!rest) continue;
    const fresh = { ...plain, ...(plain['id'] !== undefined && { id: nextId() }) };
    const reply = await supplier.send(write({ ...request, body: withParts(any, fresh, rest) }));
    if (!reply.refused || !mayBeRefused(any, plain, rest)) {
      expect(reply).toBeAccepted();
      return { first, accepted: rest };
    }
    expect(reply).toBeAnswered();
  }
  return { first };
}

/**
 * Values of some free parts, as any requests of the operation have them. Where the run examines those as well, what they
 * have shown need not be sent again.
 */
export function freePartsOfAny(
  context: TestContext,
  operation: OperationKey,
  any: RequestParts,
  plain: JsonObject,
  free: FreeParts,
): readonly [source: ValueSource<JsonObject>, options: { readonly settled?: Settled<JsonObject> }] {
  const source = freeParts(operation, plain, { ...free, like: anyParts(operation, any, plain) });
  if (!context.examines(`${any.name}.any-request`)) return [source, {}];
  return [source, { settled: new SharedRequests(context, operation, any, plain).asPartOf(free.free) }];
}

/**
 * What any requests of the operation have shown of layouts or of header values, where the run examines several of these.
 * A request that is accepted unchanged shows its own of each.
 */
export async function shownByAny<T>(
  context: TestContext,
  operation: OperationKey,
): Promise<{ readonly settled?: Settled<T> }> {
  const examined = ['any-request', 'any-layout', 'any-header-values'].map((id) => `${nameOf(operation)}.${id}`);
  const shared = examined.filter(context.examines).length < 2 ? undefined : await sharedRequestsOf(operation, context);
  return shared ? { settled: shared.asWritten } : {};
}

/** The shared requests of an operation; undefined where it has no body, or no plain request can be made. */
async function sharedRequestsOf(operation: OperationKey, context: TestContext): Promise<SharedRequests | undefined> {
  const [, any] = anyRequest.find(([each]) => each === operation) ?? [];
  const plain = any && (await plainBodyOf(operation, context));
  return plain && new SharedRequests(context, operation, any, plain);
}

/** The body of a plain request that is not sent: what it is about is free for others. */
function plainBodyOf(operation: OperationKey, { once, apart }: TestContext): Promise<JsonObject | undefined> {
  return once(`plain body of ${operation}`, async () => {
    let plain: JsonObject | undefined;
    await apart(async ({ given }) => {
      plain = (await given.plainRequest(operation)).body;
    });
    return plain;
  });
}

/**
 * Any valid requests of an operation, sent once for all properties that the run examines of it: each request with its
 * own data, layout and header values, which have nothing to do with each other, and several at once. What is not accepted
 * unchanged shows nothing: then each property tries its own value by itself.
 */
export class SharedRequests {
  readonly #drawn: ValueSource<JsonObject>;

  constructor(
    private readonly context: TestContext,
    private readonly operation: OperationKey,
    private readonly any: RequestParts,
    plain: JsonObject,
  ) {
    this.#drawn = anyParts(operation, any, plain);
  }

  /** Settles parts that were sent as they are, at their place among the others. */
  readonly asDrawn: Settled<JsonObject> = async (parts, index) => {
    const shown = await this.#at(index);
    return isSame(shown?.parts, parts) ? shown?.evidence : undefined;
  };

  /** Settles the layout or the header values of a request that was accepted. */
  readonly asWritten = async (_: unknown, index: number): Promise<Journal | undefined> => {
    const shown = await this.#at(index);
    return shown?.isWritten && shown.accepted ? shown.evidence : undefined;
  };

  /** Settles parts that were accepted with others beside them. */
  asPartOf(names: readonly string[]): Settled<JsonObject> {
    return async (parts, index) => {
      const shown = await this.#at(index);
      return shown?.accepted && isSame(only(names, shown.accepted), only(names, parts)) ? shown.evidence : undefined;
    };
  }

  /**
   * Settles a group of requests that were sent at once with others beside these parts, if none was refused and no two
   * have one reference.
   */
  asGroup(
    names: readonly string[],
    reference: string,
    unique: RequirementId | undefined,
  ): Settled<readonly JsonObject[]> {
    return async (several, index) => {
      const group = await this.#group(index);
      if (group.length !== several.length) return undefined;
      const evidence = new Journal();
      const references = new Set<unknown>();
      for (const [place, { parts, first, evidence: own }] of group.entries()) {
        if (!first?.accepted || !own) return undefined;
        if (!isSame(only(names, parts), several[place])) return undefined;
        const handedOut = textIn(first, reference);
        if (unique && handedOut !== undefined && references.has(handedOut)) return undefined;
        references.add(handedOut);
        evidence.include(own);
      }
      return evidence;
    };
  }

  async #at(index: number): Promise<Shown | undefined> {
    if (index >= maxShared) return undefined;
    const size = atOnce(this.any);
    return (await this.#group(Math.floor(index / size)))[index % size];
  }

  #group(number: number): Promise<readonly Shown[]> {
    const { operation, any, context } = this;
    return context.once(`any requests of ${operation}, group ${number}`, async () => {
      await this.#madeBefore(number);
      // A supplier may refuse ids that are not UUIDs, which shows in the first ones already.
      const isWritten = number === 0 || (await this.#group(0)).some(({ evidence }) => evidence);
      // Where something is wrong with all of a group that is not written in any other way, the others show no more.
      const before = isWritten || number < 2 ? [] : await this.#group(1);
      if (before.length > 0 && !before.some(({ evidence }) => evidence)) return [];
      const drawn = await context.once(`any requests of ${operation}, drawn`, this.#draw);
      const size = atOnce(any);
      const group = drawn.slice(number * size, (number + 1) * size);
      const together = gate(group.length);
      return Promise.all(group.map(({ parts, write }) => this.#send(parts, together, isWritten ? write : undefined)));
    });
  }

  /** Waits for the requests that make what these start from, so that it can be lent. */
  async #madeBefore(number: number): Promise<void> {
    const before = startsFrom.get(this.operation);
    if (before === undefined || !this.context.examines(`${nameOf(before)}.any-request`)) return;
    const shared = await sharedRequestsOf(before, this.context);
    await (shared && shared.#group(number));
  }

  /** The parts of all of these requests, and how each is written, where the run examines that. */
  readonly #draw = (): Promise<readonly DrawnRequest[]> => {
    const { operation, context } = this;
    const { seed } = context.search;
    const runs = Math.min(context.search.runs, maxShared);
    const isExamined = (what: string) => context.examines(`${nameOf(operation)}.${what}`);
    const layouts = isExamined('any-layout') ? [...layoutsFor(operation)(seed, runs)] : [];
    const headerValues = isExamined('any-header-values') ? [...headerValuesFor(operation)(seed, runs)] : [];
    const drawn = [...this.#drawn(seed, runs)].map(({ value }, index): DrawnRequest => {
      const [layout, values] = [layouts[index]?.value, headerValues[index]?.value];
      const write: Sending['write'] = (request) => ({
        ...request,
        ...(values && { headers: headersWith(values) }),
        ...(layout && { text: inLayout(request.body, layout) }),
      });
      return { parts: value, write };
    });
    return Promise.resolve(drawn);
  };

  async #send(parts: JsonObject, together: Gate, write: DrawnRequest['write'] | undefined): Promise<Shown> {
    let sent: Awaited<ReturnType<typeof sendAny>> | undefined;
    const sending = { whenReady: together.pass, ...(write && { write }) };
    const evidence = await this.context
      .apart(async (own) => {
        sent = await sendAny(own, this.operation, this.any, parts, sending);
      })
      .finally(together.leave);
    return evidence && sent ? { parts, evidence, isWritten: write !== undefined, ...sent } : { parts };
  }
}

interface Gate {
  /** Waits until everyone is here, or has left. */
  readonly pass: () => Promise<void>;
  readonly leave: () => void;
}

/** Lets so many through at once. */
function gate(count: number): Gate {
  let missing = count;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const arrive = () => {
    missing -= 1;
    if (missing <= 0) open();
  };
  return {
    pass: () => {
      arrive();
      return opened;
    },
    leave: arrive,
  };
}

function only(names: readonly string[], parts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)));
}

function isSame(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  return one !== undefined && other !== undefined && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The same parts in the order of their names. */
function sorted(parts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parts).toSorted(([one], [other]) => one.localeCompare(other)));
}
