import { describe, expect, test } from 'vitest';
import { sendUpdate, type RequirementId } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { faults, rareInputs } from '../../simulator/index.js';
import { consequencesOf } from '../kill-matrix/consequences.js';
import { examineFault, killersOf, type Fault } from '../kill-matrix/kill.js';
import { violations } from './captures.js';
import { judgedExchanges } from './run-traffic.js';

/** So many faults are tried: the first of each requirement, and then the second. */
const tried = 60;

const often = faults.filter((fault) => !rareInputs.includes(fault));
const rankOf = (fault: Fault) => often.filter(({ requirement }) => requirement === fault.requirement).indexOf(fault);
const chosen = often
  .toSorted((one, other) => rankOf(one) - rankOf(other))
  .filter((_, index) => index % 2 === 0)
  .slice(0, tried);

/** What no traffic shows that happens to be there. */
const unseen = ['own-requests', 'absence', 'authentication'];

/** What a fault shows as well, in KCIs that no test purpose of its operation is about. */
function shownBesides({ name }: Fault): readonly RequirementId[] {
  if (name.startsWith('foreign-kci')) return ['KCI-SEQUENCE'];
  return name === 'both-problems-changed-on-amend' ? ['KCI-ENTITY-UNCHANGED'] : [];
}

/** What the traffic of a fault comes to, made by test purposes that find it. */
async function trafficOf(fault: Fault): Promise<TrafficJudgement> {
  const canKill = (purpose: TestPurpose) =>
    purpose.operation === fault.operation && purpose.requirements.includes(fault.requirement);
  let judgement: Promise<TrafficJudgement> | undefined;
  const examined = (where: (purpose: TestPurpose) => boolean) =>
    examineFault(fault, where, {
      inbox: true,
      propertyRuns: 5,
      onExchanges: (exchanges, url) => {
        judgement = judgedExchanges(exchanges, url);
      },
    });
  const results = await examined((purpose) => canKill(purpose) && !purpose.id.includes('.any-'));
  if (killersOf(fault, results).length === 0) await examined(canKill);
  if (!judgement) throw new Error('There was no traffic.');
  return judgement;
}

describe('the traffic of a supplier with a fault', () => {
  const found: string[] = [];

  test.concurrent.each(chosen.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const judgement = await trafficOf(fault);
    const { requirement, operation, name } = fault;
    const allowed: readonly RequirementId[] = [requirement, ...consequencesOf(name), ...shownBesides(fault)];
    expect(judgement.findings.filter((each) => !allowed.includes(each.requirement))).toEqual([]);
    const listed = judgement.notExamined.find(
      (each) => each.requirement === requirement && each.operations.includes(operation),
    );
    if (listed) expect(unseen).toContain(listed.why);
    else {
      expect(violations(judgement)).toContain(`${requirement} in ${operation}`);
      found.push(name);
    }
  });

  test('shows most of what answers and KCIs can show', () => {
    expect(found.length).toBeGreaterThan(chosen.length / 3);
    expect(chosen.filter(({ operation, name }) => operation === sendUpdate && found.includes(name))).not.toEqual([]);
  });
});
