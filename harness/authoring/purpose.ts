import type { Arbitrary } from 'fast-check';
import { sendUpdate, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import { isShipped, supplierApi } from '../../contract/description.js';
import { binds } from '../../contract/requirements-in-force.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { Given } from '../given/given.js';
import type { JsonObject } from '../json/json.js';
import type { ValueSource } from '../generation/sources/value-sources.js';
import type { ForAllOptions, Search } from './for-all.js';
import type { Journal } from '../session/journal.js';
import { everyAnswer } from '../oracles/judgement.js';
import type { Reply } from '../wire/reply.js';
import type { Kind } from '../report/run-report.js';
import { callingPlace, type RunningPlace } from './source-line.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** What the body of a test purpose works with. Each attempt gets its own. */
export interface TestContext {
  /** The supplier under test. */
  readonly supplier: {
    /** Sends a request; what it leaves out is as a valid request has it. */
    send(request: SupplierRequest): Promise<Reply>;
    /**
     * The answer to a request that is to be refused. If another test case has had the same one refused in this run, but
     * for its ids and references, it is the answer to that; a violation that is looked for again is sent again.
     * @param plain the body of the plain request that it was made from
     */
    sendUnlessRefused(request: SupplierRequest, plain: JsonObject): Promise<Reply>;
  };
  /** What must be there before: plain requests that are accepted, and from each area problems, orders, slots. */
  readonly given: Given;
  readonly availability: Given['availability'];
  readonly quotes: Given['quotes'];
  readonly appointments: Given['appointments'];
  readonly orders: Given['orders'];
  readonly tests: Given['tests'];
  readonly problems: Given['problems'];
  /** Checks a property with generated values: as many as the run asks for. */
  readonly forAll: <T>(
    source: Arbitrary<T> | ValueSource<T>,
    body: (value: T) => Promise<void>,
    options?: ForAllOptions<T>,
  ) => Promise<void>;
  /** Which values the properties of the run try. */
  readonly search: Pick<Search, 'seed' | 'runs'>;
  /** Whether the run examines a test purpose: several that it examines can share their requests. */
  readonly examines: (id: string) => boolean;
  /** Finds something out once in a run, for all test purposes that ask for the same. */
  readonly once: <T>(what: string, find: () => Promise<T>) => Promise<T>;
  /**
   * Does something in a journal of its own, so that nothing that is found counts here. Gives that journal as evidence if
   * nothing was found, otherwise undefined: the body of a test purpose has to look itself then.
   */
  readonly apart: (work: (context: TestContext) => Promise<void>) => Promise<Journal | undefined>;
  /**
   * What the test purposes of a run share: it is made by the first that asks for it. Undefined where a violation is
   * looked for again, and where one value is replayed: then nothing is shared.
   */
  readonly shared: (<T>(what: string, make: (tools: SharedTools) => Promise<T>) => Promise<T>) | undefined;
  /** Counts exchanges as evidence that were made for several test purposes. */
  readonly evidence: (exchanges: readonly number[]) => void;
  /** The answer to a request that was sent for several test purposes, to be judged by this one. */
  readonly asOwn: (reply: Reply) => Reply;
  readonly profile: SupplierProfile;
  /** Makes the Fibre Cafe's next id. */
  readonly nextId: () => number;
  /** Puts something worth knowing, but not judged, into the report. */
  readonly note: (text: string) => void;
}

/** What is made for several test purposes is made with these, in the place of their own. */
export interface SharedTools {
  /** What values are drawn with, and how many. */
  readonly seed: number;
  readonly runs: number;
  /** Begins something with evidence of its own. */
  begin(): Pick<TestContext, 'given' | 'supplier'> & { exchanges(): readonly number[] };
}

export type TestBody = (context: TestContext) => Promise<void>;

/** What one test case is to find out. Its id is permanent. */
export interface TestPurpose {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly area: string;
  readonly operation: OperationKey;
  readonly requirements: readonly RequirementId[];
  /** Whether it belongs to the short run of `--mode smoke`. */
  readonly smoke: boolean;
  /** Whether it looks back on the whole run: it is decided after all others, in each shard, and cannot be repeated. */
  readonly last?: true;
  readonly body: TestBody;
  /** Where it is defined: see `sourceOf`. */
  readonly place?: RunningPlace | undefined;
}

/** The id of a test purpose, and what it checks. */
export interface Checks {
  readonly id: string;
  readonly requirements: readonly RequirementId[];
  readonly kind: Kind;
  readonly smoke: boolean;
  readonly last?: true;
}

/**
 * Names a test purpose and the requirements that it checks; what every answer is checked against is added.
 * A mistyped requirement does not compile.
 */
export function checks(
  id: string,
  requirements: readonly [RequirementId, ...RequirementId[]] | readonly RequirementId[],
  { kind = 'example', smoke = false }: { readonly kind?: Kind; readonly smoke?: boolean } = {},
): Checks {
  return { id, requirements: [...new Set([...requirements, ...everyAnswer])], kind, smoke };
}

const purposes = new Map<string, TestPurpose>();

/** Every test purpose that has been defined so far, in order of definition. */
export function definedPurposes(): readonly TestPurpose[] {
  return [...purposes.values()];
}

/**
 * Enters a test purpose into the catalogue.
 * @throws Error when its id is taken, or a requirement does not bind its operation
 */
export function definePurpose(operation: OperationKey, title: string, plan: Checks, body: TestBody): TestPurpose {
  const area = operation === sendUpdate ? 'kcis' : supplierApi.operations.get(operation)?.area;
  if (area === undefined) throw new Error(`The description has no operation ${operation}.`);
  const id = supplierApi.operations.get(operation)?.generic === true ? freeId(plan.id) : plan.id;
  if (purposes.has(id)) throw new Error(`Two test purposes have the id ${id}.`);
  for (const requirement of plan.requirements)
    // Another description can have a limit where the shipped one has none, and with it a requirement.
    if (isShipped() && !binds(requirement, operation) && operation !== sendUpdate)
      throw new Error(`${id} names ${requirement}, which does not bind ${operation}.`);
  const place = callingPlace();
  const purpose: TestPurpose = {
    ...plan,
    id,
    title,
    area,
    operation,
    body,
    get place() {
      return place();
    },
  };
  purposes.set(purpose.id, purpose);
  return purpose;
}

/** An id that can be given on a command line and is not taken: names of other APIs can be anything, and differ little. */
function freeId(wanted: string): string {
  const plain = wanted.replaceAll(/[^\w.-]+/g, '-');
  let id = plain;
  for (let count = 2; purposes.has(id); count++) id = `${plain}.${count}`;
  return id;
}
