import { sendUpdate } from '../../contract/requirements/index.js';
import type { TrafficCounts, TrafficFinding, TrafficOperation, TrafficVerdict } from './judgement.js';

/** Which program judges. */
export interface SuiteFacts {
  readonly name: string;
  readonly version: string;
}

/** What the headline is about. */
interface HeadlineFacts {
  readonly verdict: TrafficVerdict;
  readonly findings: readonly TrafficFinding[];
  readonly operations: readonly TrafficOperation[];
  readonly counts: TrafficCounts;
  readonly server: string;
  /** The other hosts of the capture, the most frequent first. */
  readonly hosts: readonly string[];
}

/** The verdict on a whole capture. */
export function gravestOf(operations: readonly TrafficOperation[]): TrafficVerdict {
  const has = (verdict: TrafficVerdict) => operations.some((operation) => operation.verdict === verdict);
  return has('violation-observed')
    ? 'violation-observed'
    : has('no-violation-observed')
      ? 'no-violation-observed'
      : 'no-traffic';
}

/** What a capture says, in one sentence or two, with how much was judged. */
export function headlineOf({ verdict, findings, operations, counts, server, hosts }: HeadlineFacts): string {
  if (verdict === 'no-traffic') {
    const others = hosts.length === 0 ? '' : ` Its requests go to ${hosts.join(', ')}.`;
    return `NO TRAFFIC: no entry of ${counts.entries} is an answer of ${server} to an operation.${others}`;
  }
  const own = operations.filter(({ operation }) => operation !== sendUpdate);
  const seen = own.filter((operation) => operation.verdict !== 'no-traffic').length;
  const scope = `${plural(counts.judged, 'answer')} and ${plural(counts.kcis, 'KCI')} about ${seen} of ${own.length} operations`;
  if (verdict === 'no-violation-observed')
    return `NO VIOLATION OBSERVED in ${scope}. That is not conformance: a run examines what no traffic shows.`;
  const musts = findings.filter(({ level }) => level === 'MUST').length;
  const parts = [
    ...(musts > 0 ? [plural(musts, 'violated MUST', 'violated MUSTs')] : []),
    ...(musts < findings.length ? [plural(findings.length - musts, 'violated SHOULD', 'violated SHOULDs')] : []),
  ];
  return `VIOLATION OBSERVED: ${parts.join(' and ')} in ${scope}.`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
