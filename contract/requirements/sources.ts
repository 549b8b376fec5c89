const current = 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen';
const older = 'https://docs.thefibrecafe.net/openapi/supplier/operation';

/** The public pages that the requirements are based on. */
export const page = {
  availability: `${current}/service-availability/handleavailabilitycheck.md`,
  quote: `${current}/quote-management/handlequote.md`,
  availableAppointments: `${current}/appointment-management/handleappointmentavailability.md`,
  reservation: `${current}/appointment-management/handlereserveappointment.md`,
  orders: `${current}/order-management.md`,
  createOrder: `${older}/handleCreateOrder`,
  amendOrder: `${current}/order-management/handleamendorder.md`,
  cancelOrder: `${current}/order-management/handlecancelorder.md`,
  ethernetOrder: `${current}/order-management/handlecreateethernetorder.md`,
  serviceTest: `${current}/service-test-management/handleservicetest.md`,
  serviceProblems: `${current}/service-problem-management`,
  createProblem: `${older}/handleCreateProblem`,
  resolution: `${older}/handleServiceProblemResolution`,
  index: `${current}.md`,
  responseCodes: 'https://docs.thefibrecafe.net/pages/responsecodes',
  tenantErrors: 'https://docs.thefibrecafe.net/pages/tenants/tenanterrorkci',
  orderAmendment: 'https://docs.thefibrecafe.net/pages/orderamendment',
  orderState: 'https://docs.thefibrecafe.net/pages/orderstate',
  identifiers: 'https://docs.thefibrecafe.net/pages/identifiers',
  appointing: 'https://docs.thefibrecafe.net/pages/appointing',
  kciExamples: 'https://docs.thefibrecafe.net/pages/suppliers/supplierkciexamples',
  troubleProcess: 'https://docs.cvt.thefibrecafe.net/pages/t2rprocess',
  problemState: 'https://docs.cvt.thefibrecafe.net/pages/problemstate',
  updates: 'https://docs.thefibrecafe.net/openapi/prod/supplier-updates-api/gen.md',
  olderUpdate: 'https://docs.cvt.thefibrecafe.net/openapi/supplier-updates/operation/handleOrderUpdate',
} as const;
