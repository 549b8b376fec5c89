import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts a request without Tenant. */
export const missingTenantAccepted = onOperations(
  {
    name: 'missing-tenant-accepted',
    requirement: 'API-HEADER-REQUIRED',
    description: 'Accepts a request without Tenant.',
    behaviour: { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'Tenant' },
  },
  [...problemNames, 'availability', 'slots', 'reserve', 'order', 'order-amend', 'order-cancel', 'test'],
);
