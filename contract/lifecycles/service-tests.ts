import type { Lifecycle } from './lifecycle.js';

const state = { source: 'https://docs.cvt.thefibrecafe.net/pages/serviceteststate', sureness: 'older-docs' } as const;
const operation = {
  source: 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/service-test-management/handleservicetest.md',
  sureness: 'docs-1.15',
} as const;
const kcis = { source: 'https://docs.thefibrecafe.net/pages/t2r/servicetestkcis.md', sureness: 'tenant-side' } as const;
const tenant = {
  source:
    'https://docs.thefibrecafe.net/openapi/prod/tenant-api/gen/service-test-management/handlegetservicetestbyid.md',
  sureness: 'tenant-side',
} as const;

/** The lifecycle of a service test. The reason in a KCI with its result is not known. */
export const serviceTestLifecycle = {
  name: 'service-test',
  states: {
    RECEIVED_BY_GATEWAY: { ...state, gatewayOnly: true },
    SENT_TO_SUPPLIER: { ...state, gatewayOnly: true },
    FAILED_TO_SEND: { ...state, gatewayOnly: true, final: 'older-docs' },
    IN_PROGRESS: state,
    COMPLETED: { ...state, final: 'inferred' },
    REJECTED: { ...state, final: 'older-docs' },
    FAILED: { ...tenant, final: 'inferred' },
  },
  transitions: [
    {
      event: 'the test passes the basic checks',
      cause: 'gateway',
      from: ['new'],
      to: ['RECEIVED_BY_GATEWAY'],
      reasons: [],
      ...state,
    },
    {
      event: 'the test is delivered',
      cause: 'gateway',
      from: ['RECEIVED_BY_GATEWAY'],
      to: ['SENT_TO_SUPPLIER'],
      reasons: [],
      ...state,
    },
    {
      event: 'the supplier cannot be reached',
      cause: 'gateway',
      from: ['RECEIVED_BY_GATEWAY'],
      to: ['FAILED_TO_SEND'],
      reasons: [],
      ...state,
    },
    {
      event: 'the test is accepted with 201 and starts',
      cause: 'supplier',
      from: ['SENT_TO_SUPPLIER'],
      to: ['IN_PROGRESS'],
      reasons: ['ACKNOWLEDGED', 'COMMITTED', 'UPDATE'],
      ...operation,
    },
    {
      event: 'the test is refused with 422',
      cause: 'supplier',
      from: ['SENT_TO_SUPPLIER'],
      to: ['REJECTED'],
      reasons: [],
      ...operation,
    },
    {
      event: 'the result is available',
      cause: 'supplier',
      from: ['SENT_TO_SUPPLIER', 'IN_PROGRESS'],
      to: ['COMPLETED'],
      reasons: ['COMPLETED', 'UPDATE'],
      ...kcis,
    },
    {
      event: 'the test fails',
      cause: 'supplier',
      from: ['SENT_TO_SUPPLIER', 'IN_PROGRESS'],
      to: ['FAILED', 'COMPLETED'],
      reasons: ['COMPLETED', 'TERMINATED', 'UPDATE'],
      ...tenant,
    },
    {
      event: 'news without a change of state',
      cause: 'supplier',
      from: ['IN_PROGRESS'],
      to: ['same'],
      reasons: ['UPDATE', 'ADDITIONAL', 'WARNING', 'DELAY'],
      ...kcis,
    },
  ],
  exclusions: [],
} as const satisfies Lifecycle;
