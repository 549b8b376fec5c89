import type { RunReport, Scope, TestCaseResult } from '../run-report.js';
import type { Updates } from './needs.js';
import type { ScopeFacts } from './scope.js';

/**
 * What is known of the scope of a whole run from those of its shards. What left nothing out that another part did not
 * bring in is forgotten.
 * @param testCases those of the whole run
 */
export function mergedScope(scopes: readonly Scope[], testCases: readonly TestCaseResult[]): ScopeFacts {
  const left = new Set(testCases.map(({ choice }) => choice as string | undefined));
  const filters = new Set(scopes.flatMap((scope) => scope.filters));
  return {
    reference: scopes.some(({ reference }) => reference),
    filters: [...filters].filter((filter) => left.has(filter.slice('--'.length).split(' ')[0])),
    shard: shardOfAll(scopes),
    propertyRuns: Math.min(...scopes.map(({ propertyRuns }) => propertyRuns)),
    updates: updatesIn(scopes),
    operations: (scopes[0]?.operations ?? []).map(({ operation, claimed }) => ({ operation, claimed })),
  };
}

/** Of how many shards a report is one; of 1 when it is of all. */
export function shardsOf({ scope: { shard } }: RunReport): number {
  return shard === null ? 1 : Number(/\d+$/.exec(shard)?.[0]);
}

/** The shards that are there; null when none is missing. */
function shardOfAll(scopes: readonly Scope[]): string | null {
  const shards = new Set(scopes.flatMap(({ shard }) => shard?.split(', ') ?? []));
  const [, total] = ([...shards][0] ?? '1/1').split('/');
  if (scopes.some(({ shard }) => shard === null) || shards.size === Number(total)) return null;
  return [...shards].sort((left, right) => parseInt(left) - parseInt(right)).join(', ');
}

function updatesIn(scopes: readonly Scope[]): Updates {
  const isNeeded = (key: string) => scopes.some(({ needs }) => needs.some(({ what }) => what === key));
  if (isNeeded('implements.kcis')) return 'not-claimed';
  if (isNeeded('kcis.listen')) return 'no-inbox';
  return scopes.some(({ kcis }) => kcis) ? 'received' : 'not-described';
}
