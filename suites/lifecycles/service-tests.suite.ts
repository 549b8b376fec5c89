import { sendUpdate, startServiceTest } from '../../contract/requirements/index.js';
import {
  checks,
  everyKci,
  expectChangeAnyway,
  expectSoundKcis,
  suite,
  testChanges,
  textIn,
} from '../../harness/index.js';

suite(sendUpdate, 'the lifecycle of a service test', (test) => {
  test(
    'a KCI reports the result of a service test',
    checks('lifecycle.test-result', ['ST-RESULT-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given }) => {
      const posts = given.conversations.posts;
      const request = await given.plainRequest(startServiceTest);
      const id = request.body['id'] as number;
      const reply = await given.accepted(request);
      const reference = textIn(reply, 'supplierReference');
      const started = { id, ...(reference !== undefined && { reference }) };

      // A test may end, and its KCI arrive, before the stimulus.
      await expectChangeAnyway(reply, given, started, 'completeServiceTest', testChanges.completed);
      expectSoundKcis(reply, given, [{ kind: 'service-test', id }], posts);
    },
  );
});
