import type fc from 'fast-check';
import { checkAvailability, findAppointments, type OperationKey } from '../../contract/requirements/index.js';
import {
  drawDistinct,
  expect,
  nameOf,
  type Journal,
  type PlainRequest,
  type Settled,
  type TestContext,
} from '../../harness/index.js';
import type { HeaderValues } from '../arbitraries/header-value.js';
import { anyCheck, anySearch, type Check, type Search } from '../arbitraries/query.js';
import { headersWith, headerValuesFor } from './layouts-with-headers.js';
import { maxShared } from './shared-requests.js';

/** What a query asks for, and the request that asks for it. */
interface Queries<T> {
  readonly any: () => fc.Arbitrary<T>;
  readonly asking: (context: TestContext, query: T) => PlainRequest;
}

const searches: Queries<Search> = { any: anySearch, asking: ({ appointments }, query) => appointments.search(query) };
const checks: Queries<Check> = { any: anyCheck, asking: ({ availability }, query) => availability.check(query) };

/** A query that was accepted, and the evidence for that. */
interface Shown<T> {
  readonly query: T;
  readonly evidence: Journal;
}

/** What any searches have shown, sent once for all properties about them. */
export function sharedSearches(context: TestContext): SharedQueries<Search> {
  return new SharedQueries(context, findAppointments, searches);
}

/** What any checks have shown, sent once for all properties about them. */
export function sharedChecks(context: TestContext): SharedQueries<Check> {
  return new SharedQueries(context, checkAvailability, checks);
}

/** What queries of an operation have shown of header values; undefined for an operation that has none. */
export function shownByQueries(
  context: TestContext,
  operation: OperationKey,
): { readonly settled: Settled<HeaderValues> } | undefined {
  if (operation === findAppointments) return { settled: sharedSearches(context).asWritten };
  if (operation === checkAvailability) return { settled: sharedChecks(context).asWritten };
  return undefined;
}

/**
 * Any valid queries of an operation, each with header values of its own, where the run examines both. What is not
 * accepted shows nothing: then each property tries its own value by itself.
 */
class SharedQueries<T> {
  constructor(
    private readonly context: TestContext,
    private readonly operation: OperationKey,
    private readonly queries: Queries<T>,
  ) {}

  /** Settles a query that was accepted with header values of its own. */
  readonly asDrawn: Settled<T> = async (query, index) => {
    const shown = await this.#at(index);
    return shown && JSON.stringify(shown.query) === JSON.stringify(query) ? shown.evidence : undefined;
  };

  /** Settles header values that were accepted with some query. */
  readonly asWritten: Settled<HeaderValues> = async (_, index) => (await this.#at(index))?.evidence;

  async #at(index: number): Promise<Shown<T> | undefined> {
    const { context, operation } = this;
    const isExamined = (what: string) => context.examines(`${nameOf(operation)}.${what}`);
    if (!isExamined('any-request') || !isExamined('any-header-values')) return undefined;
    // A supplier may refuse ids that are not UUIDs, which shows in the first one already.
    if (index > 0 && !(await this.#at(0))) return undefined;
    return context.once(`any query of ${operation}, ${index}`, () => this.#send(index));
  }

  async #send(index: number): Promise<Shown<T> | undefined> {
    const { context, operation, queries } = this;
    const drawn = await context.once(`any queries of ${operation}, drawn`, () => Promise.resolve(this.#draw()));
    const [query, values] = drawn[index] ?? [];
    if (!query || !values) return undefined;
    const evidence = await context.apart(async (own) => {
      const reply = await own.supplier.send({ ...queries.asking(own, query), headers: headersWith(values) });

      expect(reply).toBeAccepted();
    });
    return evidence && { query, evidence };
  }

  /** Queries with the header values that they are sent with. */
  #draw(): readonly (readonly [T, HeaderValues | undefined])[] {
    const { seed } = this.context.search;
    const runs = Math.min(this.context.search.runs, maxShared);
    const headerValues = [...headerValuesFor(this.operation)(seed, runs)];
    return [...drawDistinct(this.queries.any(), seed, runs)].map(({ value }, index) => [
      value,
      headerValues[index]?.value,
    ]);
  }
}
