import { sendUpdate, startServiceTest } from '../../contract/requirements/index.js';
import { checks, everyKci, expectChange, expectSoundKcis, suite, testChanges, textIn } from '../../harness/index.js';

suite(sendUpdate, 'the lifecycle of a service test', (test) => {
  test(
    'the result of a service test is told by a KCI',
    checks('lifecycle.test-result', ['ST-RESULT-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given }) => {
      given.canProvoke('completeServiceTest');
      const posts = given.conversations.posts;
      const request = await given.plainRequest(startServiceTest);
      const id = request.body['id'] as number;
      const reply = await given.accepted(request);
      const reference = textIn(reply, 'supplierReference');
      const started = { id, ...(reference !== undefined && { reference }) };

      // A test can be over, and told of, before anyone asks for that.
      await expectChange(reply, given, started, 'completeServiceTest', testChanges.completed, 0);
      expectSoundKcis(reply, given, [{ kind: 'service-test', id }], posts);
    },
  );
});
