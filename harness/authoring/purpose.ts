import type { Arbitrary } from 'fast-check';
import { sendUpdate, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import { isShipped, supplierApi } from '../../contract/description.js';
import { binds } from '../../contract/requirements-in-force.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { Given } from '../given/given.js';
import type { ValueSource } from '../generation/sources/value-sources.js';
import type { Comparison } from './for-all.js';
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
    comparison?: Comparison<T>,
  ) => Promise<void>;
  readonly profile: SupplierProfile;
  /** Makes the Fibre Cafe's next id. */
  readonly nextId: () => number;
  /** Puts something worth knowing, but not judged, into the report. */
  readonly note: (text: string) => void;
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
  const purpose: TestPurpose = { ...plan, id, title, area, operation, body, place: callingPlace() };
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
