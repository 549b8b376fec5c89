import { supplierApi } from '../../contract/description.js';
import { binds, requirementsInForce } from '../../contract/requirements-in-force.js';
import { sendUpdate, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import { kciRequirements } from '../../contract/requirements/kcis.js';
import { genericAcceptance } from '../oracles/generic.js';
import { acceptance, everyAnswer, refusal } from '../oracles/judgement.js';
import type { FindingsBook } from './findings-book.js';
import { acrossExchanges } from './histories.js';
import type { NotExamined, NotExaminedWhy } from './judgement.js';

const sentences: Readonly<Record<NotExaminedWhy, string>> = {
  'no-traffic': 'The capture has no exchange that could show it.',
  'not-recorded': 'What would show it was not recorded, or was removed from the capture.',
  'no-kcis': 'It is about KCIs, and the capture has none.',
  absence: 'It is about what does not come, and a capture does not show that.',
  authentication: 'It is about credentials, which a capture does not show.',
  'own-requests': 'It takes requests that are made for it: run the suite against a test system.',
};

/** What a missing answer or a missing KCI violates. */
const ofAbsence: ReadonlySet<RequirementId> = new Set([
  'API-ANSWER',
  'SP-CREATE-KCI',
  'SP-CREATE-STATE-KCI',
  'SP-AMEND-KCI',
  'SP-CANCEL-KCI',
  'SP-STATE-KCI',
  'SP-DECISION-KCI',
  'OR-CREATE-KCI',
  'OR-CREATE-STATE-KCI',
  'OR-AMEND-KCI',
  'OR-CANCEL-KCI',
  'OR-STATE-KCI',
  'ST-RESULT-KCI',
]);

const ofCredentials: ReadonlySet<RequirementId> = new Set([
  'API-AUTH-REQUIRED',
  'API-AUTH-VALID',
  'API-AUTH-CODE',
  'KCI-AUTHENTICATED',
]);

/** The requirements in force that nothing was checked against, for the operations where that is so. */
export function notExamined(book: FindingsBook, hasKcis: boolean): readonly NotExamined[] {
  return [...requirementsInForce()].flatMap(([requirement, { level, operations }]) => {
    if (level === 'MAY') return [];
    const groups = new Map<NotExaminedWhy, OperationKey[]>();
    for (const operation of operations) {
      if (book.timesExamined(requirement, operation) > 0) continue;
      const why = reasonFor(requirement, operation, book, hasKcis);
      groups.set(why, [...(groups.get(why) ?? []), operation]);
    }
    return [...groups].map(([why, those]) => ({ requirement, level, operations: those, why, reason: sentences[why] }));
  });
}

function reasonFor(id: RequirementId, operation: OperationKey, book: FindingsBook, hasKcis: boolean): NotExaminedWhy {
  if (ofAbsence.has(id)) return 'absence';
  if (ofCredentials.has(id)) return 'authentication';
  if (Object.hasOwn(kciRequirements, id)) return hasKcis ? 'no-traffic' : 'no-kcis';
  if (!isJudged(id, operation)) return 'own-requests';
  return book.lacksEvidence(id, operation) ? 'not-recorded' : 'no-traffic';
}

/** Whether traffic that happens to be there can show a violation. */
function isJudged(id: RequirementId, operation: OperationKey): boolean {
  if (operation === sendUpdate) return false;
  const isGeneric = supplierApi.operations.get(operation)?.generic === true;
  const byAnswer: readonly RequirementId[] = isGeneric
    ? [...genericAcceptance, 'API-ERROR-BODY']
    : [...acceptance(operation), ...refusal, ...acrossExchanges(operation)];
  return binds(id, operation) && [...everyAnswer, ...byAnswer].includes(id);
}
