import { EntityBook } from './entity-book.js';
import type { Entity } from './entity.js';
import type { JsonObject } from '../json/json.js';
import type { References } from './references.js';

/** A service problem that the supplier knows. */
export type Problem = Entity;

/** A resolution that a tenant may accept or reject. */
export interface Resolution {
  readonly reference: string;
  readonly problem: Problem;
  readonly resolvedDate: Date;
  decision?: 'ACCEPTED' | 'REJECTED';
  /** Whether it stays open whatever is decided, and for whichever tenant. */
  readonly demonstration: boolean;
}

/** The problems and resolutions of one running supplier, in memory. */
export class ProblemBook extends EntityBook<Problem> {
  readonly #resolutions = new Map<string, Resolution>();
  readonly #references: References;

  constructor(references: References) {
    super();
    this.#references = references;
    this.#resolutions.set('1234', demonstrationResolution());
  }

  /** Notes a new problem; a later one with the same id of the same tenant takes its place. */
  raise(tenant: string, conversationId: string, data: JsonObject): Problem {
    const reference = this.#references.next('problem');
    const status = 'ACKNOWLEDGED';
    return this.keep({ kind: 'serviceProblem', tenant, conversationId, reference, data, status, sequence: 0 });
  }

  /** Opens a resolution of a problem, which becomes RESOLVED. */
  resolve(problem: Problem): Resolution {
    problem.status = 'RESOLVED';
    const reference = this.#references.next('resolution');
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
    kind: 'serviceProblem',
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
