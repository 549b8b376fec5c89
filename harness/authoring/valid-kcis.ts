import { requirements, requirementIds, sendUpdate, type RequirementId } from '../../contract/requirements/index.js';
import { kciRequirements } from '../../contract/requirements/kcis.js';
import type { Given } from '../given/given.js';
import type { KnownEntity } from '../kci/inbox/entity.js';
import type { Reply } from '../wire/reply.js';
import { NotApplicable } from '../report/signals.js';

/** What every KCI is checked against. */
export const everyKci: readonly RequirementId[] = requirementIds.filter(
  (id) => Object.hasOwn(kciRequirements, id) && requirements[id].level !== 'MAY',
);

/**
 * Holds all KCIs about some entities, and those that name nothing, against what is documented.
 * @param since the number of the latest post when the attempt began
 * @throws NotApplicable when no such KCI has come
 */
export function expectSoundKcis(reply: Reply, given: Given, entities: readonly KnownEntity[], since: number): void {
  const { conversations } = given;
  const ours = entities.flatMap((entity) => conversations.about(entity));
  if (ours.length === 0) throw new NotApplicable('No KCI was promised and none came: the supplier answers at once.');
  const received = [...ours, ...conversations.nameless(since, entities)];
  const remarks = received.flatMap(({ remarks: said, exchange }) => said.map((remark) => ({ remark, kci: exchange })));
  const { findings } = reply.journal;
  const before = findings.length;
  for (const { remark, kci } of remarks)
    if ('requirement' in remark)
      findings.push({
        ...remark,
        operation: sendUpdate,
        exchange: reply.exchange.number,
        ...(kci !== undefined && { kci }),
      });
    else reply.journal.note(remark.note);
  const [first] = findings.slice(before);
  if (first) throw new Error(`${first.requirement}: ${first.reason}`);
}
