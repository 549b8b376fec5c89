import { supplierApi } from '../../contract/description.js';
import {
  enterRequirement,
  sendUpdate,
  type Level,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';

/** What a requirement of your own says. */
export interface OwnRequirement {
  /** A violated MUST makes a test case fail, a violated SHOULD makes it warn. */
  readonly level: Exclude<Level, 'MAY'>;
  /** A fact about a supplier that fulfils it. */
  readonly statement: string;
  /** Where it is written, so that readers of a report can look it up. */
  readonly source: string;
  /** How a test case judges it, for `explain`. */
  readonly judgedBy?: string;
  /** The operations that it binds; all by default. */
  readonly operations?: readonly OperationKey[];
}

const wellFormed = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;

/**
 * States a requirement that the documents of the Supplier API do not have, for your own test purposes. Its id should
 * begin with a name of your own, so that no later version of the suite has the same.
 * @throws Error when the id is taken or malformed, or something is left out that reports need
 */
export function requirement(id: string, own: OwnRequirement): RequirementId {
  if (!wellFormed.test(id))
    throw new Error(`${id} is not the id of a requirement. Use capitals and digits with hyphens, such as ACME-DATES.`);
  const { level, statement, source, judgedBy = 'As the test purposes that name it say.' } = own;
  if (!['MUST', 'SHOULD'].includes(level)) throw new Error(`The level of ${id} is ${level}; it is MUST or SHOULD.`);
  if (!statement || !source) throw new Error(`${id} needs a statement and its source: reports quote both.`);
  const operations = own.operations ?? [...supplierApi.operations.keys(), sendUpdate];
  return enterRequirement(id, { level, statement, source, sureness: 'own', operations, judgedBy });
}
