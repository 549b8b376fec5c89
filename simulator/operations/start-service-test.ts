import { startServiceTest } from '../../contract/requirements/index.js';
import { requestBodies } from '../messages/request-bodies.js';
import { knownServiceRule, named } from '../variations/services.js';
import { testResult } from '../state/test-result.js';
import type { Operation } from './operation.js';

/** Tests a service; the result follows by KCI. */
export const startServiceTestOperation: Operation = {
  key: startServiceTest,
  method: 'POST',
  path: /^\/service-tests$/,
  fields: requestBodies[startServiceTest],
  rules: knownServiceRule,
  perform: ({ body, tenant = '', correlation, tests, references }) => {
    const test = tests.keep({
      kind: 'serviceTest',
      tenant,
      conversationId: correlation['X-Conversation-ID'] ?? '',
      reference: references.next('test'),
      data: named(body),
      status: 'IN_PROGRESS',
      sequence: 0,
    });
    const answer = { supplierReference: test.reference, ...test.data };
    const update = { cause: startServiceTest, entity: test, reasonCode: 'COMPLETED', status: 'COMPLETED' } as const;
    return { status: 201, body: answer, updates: [{ ...update, shown: { result: testResult() } }] };
  },
};
