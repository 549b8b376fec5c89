import { isNormative } from '../../../contract/requirements/requirement.js';
import type { FieldDemand } from '../../../contract/kci-reasons.js';
import { problemCodes, type ProblemCodeUse } from '../../../contract/problem-codes.js';
import type { KciRequirementId } from '../../../contract/requirements/kcis.js';
import type { EntityKind, KciEntity } from '../inbox/entity.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { quote } from '../../json/quote.js';
import { type JudgedKci, type KciFinding, type KciOracle, type KciRemark } from './oracle.js';
import { reasonCodeOf, reasonOf } from './reason-code.js';

/** The requirement that a missing field violates. */
const requirementOf: Readonly<Record<string, KciRequirementId>> = {
  problemCode: 'KCI-PROBLEM-CODE',
  text: 'KCI-TEXT',
  committedDate: 'KCI-COMMITTED-DATES',
  targetDate: 'KCI-COMMITTED-DATES',
};

/** What each reason is that a problem code explains. */
const usesOfReasons: Readonly<Record<string, ProblemCodeUse>> = {
  CANCELLED: 'cancel',
  DELAY: 'delay',
  INFORMATION_REQUIRED: 'inform',
  REAPPOINT: 'reappoint',
};

/** A KCI has the fields that its reason demands. */
export const hasFieldsOfReason: KciOracle = (kci) => {
  const { reasonCode } = kci.body;
  const reason = reasonOf(kci.body);
  if (!reason)
    return typeof reasonCode === 'string'
      ? [{ note: `${quote(reasonCode)} is not a reason code that the documents show.` }]
      : [];
  const missing = reason.fields.filter((demand) => applies(demand, kci.entity?.kind) && !isMet(demand, kci));
  // What binds is said once; the same field is then not noted as well.
  const bound = missing.filter(({ sureness }) => isNormative(sureness));
  const boundFields = bound.flatMap(({ anyOf }) => anyOf);
  const noted = missing.filter(
    ({ sureness, anyOf }) => !isNormative(sureness) && !anyOf.some((field) => boundFields.includes(field)),
  );
  const noteOf = ({ anyOf, sureness }: FieldDemand) => ({
    note: `A KCI with the reason ${reasonCodeOf(kci.body)} is expected to have ${anyOf.join(' or ')} (${sureness}).`,
  });
  return [...bound.map((demand) => lacks(demand, kci)), ...noted.map(noteOf)];
};

/** The status of the entity belongs to the reason. */
export const hasStatusOfReason: KciOracle = (kci) => {
  const { entity, body } = kci;
  const reason = reasonOf(kci.body);
  // A status of another type is for the schema to judge.
  if (!entity || !reason || (entity.status === undefined && entity.value['status'] !== undefined)) return [];
  const { status, key } = entity;
  const contradicted = reason.statuses.filter(
    (demand) => applies(demand, entity.kind) && (status === undefined || !demand.oneOf.includes(status)),
  );
  const [gravest] = contradicted.toSorted(
    (one, other) => Number(isNormative(other.sureness)) - Number(isNormative(one.sureness)),
  );
  if (!gravest) return [];
  const shown = status === undefined ? 'no status' : `the status ${quote(status)}`;
  const said = `A KCI with the reason ${reasonCodeOf(body)} shows ${shown}`;
  const expected = gravest.oneOf.join(' or ');
  if (!isNormative(gravest.sureness))
    return [{ note: `${said}, where ${expected} is expected (${gravest.sureness}).` }];
  return [
    {
      requirement: 'KCI-REASON-STATUS',
      reason: `${said}.`,
      expected,
      actual: status === undefined ? 'none' : quote(status),
      pointer: `/${key}/status`,
    },
  ];
};

/** CREATED is for what a supplier brings up by itself. */
export const createsOnlyOwn: KciOracle = ({ body, entity }) => {
  if (body['reasonCode'] !== 'CREATED' || !entity || entity.kind === 'incident' || entity.kind === 'unknown') return [];
  if (entity.kind === 'service-order' && !/^(provide|modify)/i.test(entity.key)) return [];
  return [
    {
      requirement: 'KCI-CREATED',
      reason: 'A KCI with the reason CREATED brings something that only a tenant can create.',
      expected: 'an unsolicited cease order or an incident',
      actual: entity.key,
      pointer: '/reasonCode',
    },
  ];
};

/** A problem code OTHER is explained; a code of orders is one that explains the reason. */
export const explainsProblem: KciOracle = ({ body, entity }) => {
  const { problemCode } = body;
  if (typeof problemCode !== 'string' || problemCode === '') return [];
  return [
    ...explainsOther(body, entity),
    ...(entity?.kind === 'service-order' ? fits(problemCode, reasonCodeOf(body)) : []),
  ];
};

function explainsOther(body: JsonObject, entity: KciEntity | undefined): readonly KciRemark[] {
  const { problemCode, text, supplierCode, supplierCodes } = body;
  const codes = Array.isArray(supplierCodes) && supplierCodes.length > 0;
  if (problemCode !== 'OTHER' || isFilled(text) || isFilled(supplierCode) || codes) return [];
  if (entity?.kind !== 'service-order')
    return [{ note: 'The problemCode OTHER is not explained; that it has to be is known of orders.' }];
  return [
    {
      requirement: 'KCI-PROBLEM-CODE-OTHER',
      reason: 'The problemCode OTHER comes without a text or a code of the supplier.',
      expected: 'text, supplierCode or supplierCodes',
      actual: `only ${Object.keys(body).slice(0, 30).join(', ')}`,
      pointer: '/problemCode',
    },
  ];
}

function fits(problemCode: string, reasonCode: string): readonly KciRemark[] {
  if (!Object.hasOwn(problemCodes, problemCode))
    return [{ note: `${quote(problemCode)} is not a problem code that the documents show.` }];
  const use = Object.hasOwn(usesOfReasons, reasonCode) ? usesOfReasons[reasonCode] : undefined;
  const uses = problemCodes[problemCode];
  if (use === undefined || uses === undefined || uses.includes(use)) return [];
  return [{ note: `The problem code ${problemCode} is not documented for the reason ${reasonCode}.` }];
}

function applies({ of }: { readonly of: 'any' | 'service-order' }, kind: EntityKind | undefined): boolean {
  return of === 'any' || of === kind;
}

function isMet({ anyOf, place }: FieldDemand, { body, entity }: JudgedKci): boolean {
  const has = (object: JsonObject | undefined) =>
    anyOf.some((field) => object !== undefined && isFilled(object[field]));
  if (place === 'kci') return has(body);
  if (place === 'entity') return has(entity?.value);
  return has(body) || Object.values(body).some((value) => isJsonObject(value) && has(value));
}

/** Whether a field says anything: not missing, null, or blank. */
function isFilled(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

function lacks({ anyOf, place }: FieldDemand, { body, entity }: JudgedKci): KciFinding {
  const [field = ''] = anyOf;
  const within = place === 'entity' ? entity?.value : body;
  const pointer = place === 'entity' ? `/${entity?.key ?? ''}/${field}` : `/${field}`;
  return {
    requirement: requirementOf[field] ?? 'KCI-SCHEMA',
    reason: `A KCI with the reason ${reasonCodeOf(body)} has no ${field}${within?.[field] === undefined ? '' : ' that says anything'}.`,
    expected: `a value at ${pointer}`,
    actual: within?.[field] === undefined ? `no ${pointer}` : quote(within[field]),
    pointer,
  };
}
