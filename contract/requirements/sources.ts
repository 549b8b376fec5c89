/** The public pages that the requirements rest on. */
export const page = {
  serviceProblems: 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/service-problem-management',
  createProblem: 'https://docs.thefibrecafe.net/openapi/supplier/operation/handleCreateProblem',
  resolution: 'https://docs.thefibrecafe.net/openapi/supplier/operation/handleServiceProblemResolution',
  amendOrder: 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/order-management/handleamendorder.md',
  index: 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen.md',
  responseCodes: 'https://docs.thefibrecafe.net/pages/responsecodes',
  tenantErrors: 'https://docs.thefibrecafe.net/pages/tenants/tenanterrorkci',
  orderAmendment: 'https://docs.thefibrecafe.net/pages/orderamendment',
  troubleProcess: 'https://docs.cvt.thefibrecafe.net/pages/t2rprocess',
  problemState: 'https://docs.cvt.thefibrecafe.net/pages/problemstate',
} as const;
