import { operationOf } from '../../contract/description.js';
import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { Fault } from '../../simulator/index.js';

/** Areas whose test purposes use what another area hands out. */
const users: Readonly<Record<string, readonly string[]>> = {
  appointments: ['orders', 'service-problems'],
  quotes: ['orders'],
  'service-availability': ['orders'],
  'service-tests': ['service-problems'],
};

/**
 * The test purposes that a fault could show in: those of its area, of the areas that use it, and of KCIs. In all others
 * no request reaches the operation at fault.
 */
export function concernedBy({ operation }: Pick<Fault, 'operation'>): (purpose: TestPurpose) => boolean {
  if (operation === sendUpdate) return () => true;
  const { area } = operationOf(operation);
  const concerned = [area, 'kcis', ...(users[area] ?? [])];
  return (purpose) => concerned.includes(purpose.area);
}

/** The operations whose answers may depend on what one of them has answered: those of areas that use its area, and all that they use. */
export function connectedWith(operation: OperationKey): (other: OperationKey) => boolean {
  if (operation === sendUpdate) return () => true;
  const { area } = operationOf(operation);
  const concerned = [area, ...(users[area] ?? [])];
  const used = Object.keys(users).filter((each) => users[each]?.some((user) => concerned.includes(user)));
  return (other) => [...concerned, ...used].includes(operationOf(other).area);
}
