import {
  requirementIds,
  requirements,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Finding } from '../report/finding.js';
import type { Redactor } from '../report/redaction.js';
import type { TrafficFinding, TrafficPlace, TrafficRequirement } from './judgement.js';

/** So many places are named where a violation was seen, and so many different violations are kept. */
const maxPlaces = 5;
const maxGroups = 2_000;
const maxNotes = 100;

interface Group {
  readonly finding: Finding;
  occurrences: number;
  readonly places: TrafficPlace[];
}

/** Collects what is found in a capture: one cause is one finding, however often it is seen. */
export class FindingsBook {
  readonly #groups = new Map<string, Group>();
  readonly #examined = new Map<string, number>();
  readonly #unrecorded = new Set<string>();
  readonly #notes = new Set<string>();

  /** @param mask takes personal data out of what is found; undefined shows everything */
  constructor(private readonly mask: Redactor | undefined) {}

  add(found: Finding, place: TrafficPlace): void {
    const { requirement, operation, way = '', pointer = '' } = found;
    const key = [requirement, operation, way, pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')].join('\n');
    const group = this.#groups.get(key) ?? { finding: found, occurrences: 0, places: [] };
    if (!this.#groups.has(key) && this.#groups.size < maxGroups) this.#groups.set(key, group);
    group.occurrences++;
    if (group.places.length < maxPlaces) group.places.push(place);
  }

  examined(operation: OperationKey, ids: readonly RequirementId[]): void {
    for (const id of ids) this.#examined.set(keyOf(id, operation), this.timesExamined(id, operation) + 1);
  }

  unrecorded(operation: OperationKey, ids: readonly RequirementId[]): void {
    for (const id of ids) this.#unrecorded.add(keyOf(id, operation));
  }

  note(text: string): void {
    if (this.#notes.size < maxNotes) this.#notes.add(this.#clean(text));
  }

  timesExamined(id: RequirementId, operation: OperationKey): number {
    return this.#examined.get(keyOf(id, operation)) ?? 0;
  }

  lacksEvidence(id: RequirementId, operation: OperationKey): boolean {
    return this.#unrecorded.has(keyOf(id, operation));
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /** The findings, the gravest first, then in the order of the catalogue. */
  get findings(): readonly TrafficFinding[] {
    return [...this.#groups.values()]
      .map(({ finding, occurrences, places }): TrafficFinding => {
        const { requirement, operation, reason, expected, actual, pointer } = finding;
        const { level, statement } = requirements[requirement];
        return {
          requirement,
          operation,
          level,
          statement,
          reason: this.#clean(reason),
          expected: this.#clean(expected),
          actual: this.#clean(actual),
          ...(pointer !== undefined && { pointer }),
          occurrences,
          places,
        };
      })
      .toSorted((one, other) => rank(one) - rank(other));
  }

  /** The requirements that anything was checked against. */
  get requirements(): readonly TrafficRequirement[] {
    const counts = new Map<RequirementId, number>();
    for (const [key, count] of this.#examined) {
      const id = key.slice(0, key.indexOf('\n')) as RequirementId;
      counts.set(id, (counts.get(id) ?? 0) + count);
    }
    const violated = new Set([...this.#groups.values()].map(({ finding }) => finding.requirement));
    for (const id of violated) if (!counts.has(id)) counts.set(id, 1);
    return [...counts].map(([id, examined]) => ({
      id,
      level: requirements[id].level,
      examined,
      verdict: violated.has(id) ? 'violation-observed' : 'no-violation-observed',
    }));
  }

  #clean(text: string): string {
    return this.mask?.sentence(text) ?? text;
  }
}

function rank({ level, requirement, operation }: TrafficFinding): number {
  const grade = level === 'MUST' ? 0 : 1;
  return grade * 1e6 + requirementIds.indexOf(requirement) * 10 + (operation === sendUpdate ? 1 : 0);
}

function keyOf(id: RequirementId, operation: OperationKey): string {
  return `${id}\n${operation}`;
}
