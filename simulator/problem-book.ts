import { plainText, type Json, type JsonObject } from './json.js';

/** A service problem that the supplier knows. */
export interface Problem {
  readonly tenant: string;
  readonly conversationId: string;
  readonly reference: string;
  /** The documented fields of the problem, without its status and reference. */
  data: JsonObject;
  status: string;
  /** Number of KCIs sent about it. */
  sequence: number;
}

/** A resolution that a tenant may accept or reject. */
export interface Resolution {
  readonly reference: string;
  readonly problem: Problem;
  readonly resolvedDate: Date;
  decision?: 'ACCEPTED' | 'REJECTED';
  /** Whether it stays open whatever is decided, and for whichever tenant. */
  readonly demonstration: boolean;
}

/** What a reference is made for. */
export type ReferenceKind = 'problem' | 'amendment' | 'cancellation' | 'resolution';

/** Makes the n-th reference of a kind; undefined leaves it to the supplier's usual way. */
export type ReferenceMaker = (kind: ReferenceKind, count: number) => string | undefined;

const prefixes: Readonly<Record<ReferenceKind, string>> = {
  problem: 'SP',
  amendment: 'AM',
  cancellation: 'CA',
  resolution: 'RES',
};

const ended: ReadonlySet<string> = new Set(['CANCELLED', 'COMPLETED', 'REJECTED', 'PENDING_CANCELLATION']);

/** Whether a problem can still be worked on, amended and cancelled. */
export function isInFlight(problem: Problem): boolean {
  return !ended.has(problem.status);
}

/** The whole of a problem, as an answer or a KCI shows it. */
export function entityOf(problem: Problem): JsonObject {
  return { status: problem.status, supplierReference: problem.reference, ...problem.data };
}

/** The problems and resolutions of one running supplier, in memory. */
export class ProblemBook {
  readonly #byId = new Map<string, Map<string, Problem>>();
  readonly #byReference = new Map<string, Problem>();
  readonly #resolutions = new Map<string, Resolution>();
  readonly #counts = new Map<ReferenceKind, number>();
  readonly #makeReference: ReferenceMaker;

  constructor(makeReference: ReferenceMaker = () => undefined) {
    this.#makeReference = makeReference;
    this.#resolutions.set('1234', demonstrationResolution());
  }

  /** A new reference of a kind. */
  reference(kind: ReferenceKind): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return this.#makeReference(kind, count) ?? `${prefixes[kind]}_${String(count).padStart(8, '0')}`;
  }

  /** Notes a new problem; a later one with the same id of the same tenant takes its place. */
  raise(tenant: string, conversationId: string, data: JsonObject): Problem {
    const reference = this.reference('problem');
    const problem: Problem = { tenant, conversationId, reference, data, status: 'ACKNOWLEDGED', sequence: 0 };
    const key = plainText(data['id']);
    const sameId = this.#byId.get(key) ?? new Map<string, Problem>();
    sameId.delete(tenant);
    this.#byId.set(key, sameId.set(tenant, problem));
    this.#byReference.set(reference, problem);
    return problem;
  }

  /** A tenant's problem by its Fibre Cafe id; without a tenant, the newest of any. */
  byId(id: Json | undefined, tenant?: string): Problem | undefined {
    const sameId = this.#byId.get(plainText(id));
    return tenant === undefined ? [...(sameId?.values() ?? [])].at(-1) : sameId?.get(tenant);
  }

  /** A problem by the supplier's reference. */
  byReference(reference: string): Problem | undefined {
    return this.#byReference.get(reference);
  }

  /** Whether a predicate holds for any problem. */
  some(predicate: (problem: Problem) => boolean): boolean {
    for (const sameId of this.#byId.values()) {
      for (const problem of sameId.values()) if (predicate(problem)) return true;
    }
    return false;
  }

  /** Opens a resolution of a problem, which becomes RESOLVED. */
  resolve(problem: Problem): Resolution {
    problem.status = 'RESOLVED';
    const reference = this.reference('resolution');
    const resolution: Resolution = { reference, problem, resolvedDate: new Date(), demonstration: false };
    this.#resolutions.set(reference, resolution);
    return resolution;
  }

  /** A resolution by its reference. */
  resolution(reference: string): Resolution | undefined {
    return this.#resolutions.get(reference);
  }
}

/** A resolution that is always open, so that there is something to decide on without a stimulus. */
function demonstrationResolution(): Resolution {
  const problem: Problem = {
    tenant: '',
    conversationId: 'demonstration',
    reference: 'SP_DEMONSTRATION',
    status: 'RESOLVED',
    sequence: 0,
    data: {
      id: 1234,
      problemType: 'STABILITY',
      problemText: 'A problem to decide on, without a stimulus.',
      serviceId: 'SI2345432345345',
      serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
      characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }],
      primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
      notes: 'Demonstration',
    },
  };
  return { reference: '1234', problem, resolvedDate: new Date(), demonstration: true };
}
