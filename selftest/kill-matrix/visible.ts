import type { RequirementId } from '../../contract/requirements/index.js';

/**
 * Requirements whose faults show in single requests, so that several at one operation leave each other visible. What
 * keeps an operation from working at all, or accepts all that others answer wrongly, would hide the rest; what shows only in
 * KCIs or for some values takes longer to find.
 */
export const visible: readonly RequirementId[] = [
  'API-AUTH-VALID',
  'API-AUTH-CODE',
  'API-FIELD-REQUIRED',
  'API-FIELD-TYPE',
  'API-FIELD-LIMIT',
  'API-FIELD-ENUM',
  'API-FIELD-CODE',
  'API-JSON-ONLY',
  'API-JSON-CODE',
  'API-HEADER-REQUIRED',
  'API-HEADER-CODE',
  'API-PARAMETER-TYPE',
  'API-PARAMETER-ENUM',
  'API-PARAMETER-REQUIRED',
  'API-CONTENT-TYPE',
  'API-REQUEST-ID',
  'API-CONVERSATION-ID',
  'SP-REJECTION-CODE',
  'OR-REJECTION-CODE',
  'ST-REJECTION-CODE',
  'SP-AMEND-UNKNOWN',
  'SP-CANCEL-UNKNOWN',
  'SP-RESOLVE-UNKNOWN',
  'OR-AMEND-UNKNOWN',
  'OR-CANCEL-UNKNOWN',
  'SA-DEFAULT',
];
