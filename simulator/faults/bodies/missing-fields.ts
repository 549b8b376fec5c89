import type { RequirementId } from '../../../contract/requirements/index.js';
import { without } from '../../json/json.js';
import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { pointerName } from '../../messages/pointer-name.js';
import type { OperationName } from '../../variations/operation-names.js';

/** The required fields of answers: in which operation, where, and which requirement says so. */
const cases: readonly (readonly [operation: OperationName, pointer: string, requirement: RequirementId])[] = [
  ['availability', '/address', 'SA-BODY'],
  ['availability', '/address/identifier', 'SA-BODY'],
  ['availability', '/address/identifier/id', 'SA-BODY'],
  ['availability', '/address/identifier/type', 'SA-BODY'],
  ['slots', '/address/type', 'AP-SLOTS-BODY'],
  ['test', '/id', 'ST-BODY'],
  ['create', '/id', 'SP-CREATE-BODY'],
  ['create', '/notes', 'SP-CREATE-BODY'],
  ['create', '/characteristics', 'SP-CREATE-BODY'],
  ['amend', '/id', 'SP-AMEND-BODY'],
  ['amend', '/serviceProblemId', 'SP-AMEND-BODY'],
  ['cancel', '/reasonCode', 'SP-CANCEL-BODY'],
  ['cancel', '/supplierServiceProblemReference', 'SP-CANCEL-BODY'],
  ['resolutions', '/supplierReference', 'SP-RESOLVE-BODY'],
  ['resolutions', '/resolvedDate', 'SP-RESOLVE-BODY'],
  ['resolutions', '/resolutionDetails', 'SP-RESOLVE-BODY'],
  ['resolutions', '/resolutionDetails/resolutionCode', 'SP-RESOLVE-BODY'],
];

/** Leaves one required field out of the answer. */
export const missingFields: readonly Fault[] = cases.flatMap(([operation, pointer, requirement]) =>
  bodyFaults(operation, requirement, [
    [
      `answer-without-${pointerName(pointer)}`,
      `Leaves the required ${pointer} out of the answer.`,
      (body) => without(body, pointer),
    ],
  ]),
);
