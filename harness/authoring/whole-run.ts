import { sendUpdate, type RequirementId } from '../../contract/requirements/index.js';
import type { Given } from '../given/given.js';
import type { KciFinding } from '../kci/oracles/oracle.js';
import type { Finding } from '../report/finding.js';
import { Inconclusive, NotApplicable } from '../report/signals.js';

/** From so many occurrences on, each about something else, a violation needs no repeat. */
const enough = 3;

/** So many exchanges are named as evidence. */
const maxEvidence = 200;

interface Occurrence {
  readonly about: string;
  readonly finding: KciFinding;
  readonly exchange: number | undefined;
}

/**
 * Judges all KCIs of the run so far, also those that no test case waited for. What shows with three problems, orders or tests is a
 * violation; what shows with fewer is left open, since it cannot be repeated.
 * @throws NotApplicable when no KCI has come
 * @throws Inconclusive when something is wrong too rarely
 */
export function expectSoundRun(given: Given): void {
  const { everything } = given.conversations;
  if (everything.length === 0) throw new NotApplicable('No KCI came in this run.');
  const occurrences = everything.flatMap(({ about, kci: { remarks, exchange } }) =>
    remarks.flatMap((finding): Occurrence[] => ('requirement' in finding ? [{ about, finding, exchange }] : [])),
  );
  const groups = grouped(occurrences, ({ finding }) => finding.requirement);
  const isFrequent = (group: readonly Occurrence[]) => new Set(group.map(({ about }) => about)).size >= enough;
  const frequent = [...groups.values()].filter(isFrequent);
  const shown = frequent.length > 0 ? frequent.flat() : everything.map(({ kci }) => kci);
  given.found(
    frequent.map((group) => violation(group, everything.length)),
    shown.flatMap(({ exchange }) => exchange ?? []).slice(0, maxEvidence),
  );
  const [rare] = [...groups.values()].filter((group) => !isFrequent(group));
  if (!rare) return;
  const [{ finding, about }] = rare as [Occurrence];
  throw new Inconclusive(
    `Seen in ${rare.length} of ${everything.length} KCIs, too few to tell without a repeat: ${finding.requirement}: ${finding.reason} (${about})`,
  );
}

function violation(group: readonly Occurrence[], all: number): Finding {
  const [{ finding, exchange }] = group as [Occurrence];
  return {
    ...finding,
    reason: `In ${group.length} of ${all} KCIs of the run: ${finding.reason}`,
    operation: sendUpdate,
    ...(exchange !== undefined && { kci: exchange }),
  };
}

/**
 * Expects each 202 of the run to have been followed by the KCI that it promises, within the KCI time-out.
 * @throws NotApplicable when nothing was answered 202
 */
export async function expectKeptPromises(given: Given, requirements: readonly RequirementId[]): Promise<void> {
  const { promises } = given.conversations;
  const broken = grouped(await given.brokenPromises(), ({ requirement }) => requirement);
  const made = requirements.reduce((sum, requirement) => sum + promises.countOf(requirement), 0);
  if (made === 0) throw new NotApplicable('The supplier answers at once. Only a 202 promises a KCI.');
  const findings = [...broken].map(([requirement, group]): Finding => {
    const [first] = group as [(typeof group)[number]];
    const rate = `${group.length} of ${promises.countOf(requirement)}`;
    return {
      requirement,
      operation: sendUpdate,
      reason: `After ${rate} 202s of the run no KCI reported the outcome. The first is the ${first.operation} about ${first.entity.kind} ${first.entity.id}.`,
      expected: `a KCI after each 202, within the KCI time-out of ${given.kciTimeoutMs / 1000} s`,
      actual: `none after ${rate}`,
      isPromise: true,
      ...(given.kcisSoFar === 0 && { because: 'no-kci-at-all' as const }),
    };
  });
  const evidence = [...broken.values()].flat().map(({ exchange }) => exchange);
  given.found(findings, evidence.length > 0 ? evidence.slice(0, maxEvidence) : promises.evidence.slice(0, maxEvidence));
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return groups;
}
