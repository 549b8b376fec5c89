import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  requestQuote,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { TestPurpose } from '../authoring/purpose.js';
import { turns } from '../wire/pacing.js';
import { tellingPurposes } from './telling-purposes.js';

const places = new Map(tellingPurposes.map((id, place) => [id, place]));

/**
 * When examples begin, against all others: what makes something before what changes that, and what ends it last. So what
 * one has made is there for the next, and little is made for that alone, or left to be removed.
 */
const stages: ReadonlyMap<OperationKey, number> = new Map<OperationKey, number>([
  [createOrder, -1],
  [createProblem, -1],
  [requestQuote, -1],
  [createEthernetOrder, 1],
  [amendOrder, 1],
  [amendProblem, 1],
  [decideResolution, 2],
  [cancelOrder, 3],
  [cancelProblem, 3],
]);

/** When the requests of a test purpose go: first those of test purposes that find most faults with fewest requests. */
export function turnOf({ id }: Pick<TestPurpose, 'id'>): number {
  return places.get(id) ?? turns.usual;
}

function stageOf({ kind, operation }: Ordered): number {
  if (kind !== 'example') return kind === 'lifecycle' ? -2 : 0;
  return stages.get(operation) ?? 0;
}

type Ordered = Pick<TestPurpose, 'id' | 'last' | 'kind' | 'operation'>;

/** Puts first what goes first, and last what looks back on the whole run; all others by their stage, or as they come. */
export function inOrder<T extends { readonly purpose: Ordered }>(entries: readonly T[]): T[] {
  return entries.toSorted(
    ({ purpose: one }, { purpose: other }) =>
      Number(one.last ?? false) - Number(other.last ?? false) ||
      turnOf(one) - turnOf(other) ||
      stageOf(one) - stageOf(other),
  );
}
